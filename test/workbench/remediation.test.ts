import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { explorerView, type ExplorerView } from "#support/explorer-view";
import { buildExtension } from "../../scripts/host/build.mjs";
import { openWorkbench } from "../../scripts/host/workbench.mjs";

let workbench: Awaited<ReturnType<typeof openWorkbench>>;
let view: ExplorerView;

beforeAll(async () => {
  await buildExtension();
  workbench = await openWorkbench({ viewport: { width: 1100, height: 1300 }, trusted: true });
  view = explorerView(workbench.page);
  await view.open();
  await workbench.page.locator(".welcome-view-content").getByText("Explore a Sample Tenant").click();
});

afterAll(() => workbench?.close());

const outline = () => expect.poll(() => view.outline());
const on = "contoso-chat-prod (keys on · public · OpenAI · swedencentral)";
const off = "contoso-chat-prod (public · OpenAI · swedencentral)";

const dialog = () => workbench.page.locator(".monaco-dialog-box");

/** Chooses what asks a question from the menu of a row's right click. */
async function choose(label: string, command: string): Promise<void> {
  const item = workbench.page.locator(".monaco-menu .action-label", { hasText: command }).first();
  // A menu takes no click in its first moments, and closes when its row is drawn anew.
  await expect
    .poll(
      async () => {
        if (await dialog().isVisible()) return true;
        if (await item.isVisible()) await item.click({ timeout: 1000 }).catch(stale);
        else await view.row(label).click({ button: "right", timeout: 1000 }).catch(stale);
        return dialog().isVisible();
      },
      { interval: 1000 },
    )
    .toBe(true);
}

/** What was to be clicked went away meanwhile; the next look decides. */
const stale = () => undefined;

describe("by keyboard alone", () => {
  it("rows open, a finding shows its rule's page, and its menu has the remediation", async () => {
    await outline().toContain(on);
    await view.walkTo("contoso-chat-prod");
    await workbench.page.keyboard.press("ArrowRight");
    await outline().toContain("Accepts API keys");
    await view.walkTo("Accepts API keys");
    await workbench.page.keyboard.press("Enter");
    await workbench.page.locator(".tab", { hasText: "no-local-auth" }).waitFor();
    await view.walkTo("Accepts API keys");
    await workbench.page.keyboard.press("Shift+F10");
    const menu = workbench.page.locator(".monaco-menu");
    await menu.waitFor();
    expect(await menu.innerText()).toContain("Show Rule Page");
    const here = menu.locator(".action-item.focused", { hasText: "Disable API Keys…" });
    await expect
      .poll(async () => {
        if (!(await here.isVisible())) await workbench.page.keyboard.press("ArrowDown");
        return here.isVisible();
      })
      .toBe(true);
    await workbench.page.keyboard.press("Enter");
    await dialog().waitFor();
    await workbench.page.keyboard.press("Escape");
    await dialog().waitFor({ state: "detached" });
    await view.close("contoso-chat-prod");
  });
});

describe("disabling API keys by a right click in the sample tenant", () => {
  it("says first who is affected, and changes nothing when it is called off", async () => {
    await outline().toContain(on);
    await choose("contoso-chat-prod", "Disable API Keys…");
    const text = await dialog().innerText();
    expect(text).toContain('Disable the API keys of "contoso-chat-prod"?');
    expect(text).toContain("These can call it through Entra ID afterwards:");
    expect(text).toContain("Copy or Open as Script…");
    await workbench.page.keyboard.press("Escape");
    await dialog().waitFor({ state: "detached" });
    expect(await view.outline()).toContain(on);
  });

  it("leaves the account as it says, in the tree too", async () => {
    await choose("contoso-chat-prod", "Disable API Keys…");
    await dialog().getByRole("button", { name: "Disable API Keys", exact: true }).click();
    await outline().toContain(off);
    await expect
      .poll(async () => (await workbench.page.locator(".notification-list-item").allInnerTexts()).join("\n"))
      .toContain("contoso-chat-prod");
    await view.expand("contoso-chat-prod");
    await outline().not.toContain("Accepts API keys");
  });

  it("is taken back by Undo, once the name is typed", async () => {
    await view.run("Azure OpenAI Security: Undo Last Remediation…");
    expect(await dialog().innerText()).toContain("both keys");
    await dialog().getByRole("button", { name: "Continue…" }).click();
    await dialog().waitFor({ state: "detached" });
    const input = workbench.page.locator(".quick-input-widget input.input");
    await input.fill("contoso-chat-prod");
    await workbench.page.keyboard.press("Enter");
    await outline().toContain(on);
  });
});
