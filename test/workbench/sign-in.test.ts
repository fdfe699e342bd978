import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { explorerView, type ExplorerView } from "#support/explorer-view";
import { addAccount, addPrincipal, addSubscription, guid } from "#support/simulator/build";
import { failure, type SimRequest } from "#support/simulator/message";
import { createSimulator } from "#support/simulator/simulator";
import { smallWorld } from "#support/simulator/small-world";
import { readToken } from "#support/simulator/tokens";
import { untilQuiet } from "#support/until-quiet";
import { openSignInWorkbench, type SignInWorkbench } from "#support/workbench";

const { world, admin, sandbox } = smallWorld();
const contoso = admin.tenantId;
const fabrikam = guid(2, 0x7e);
world.tenants.push({ id: fabrikam, name: "Fabrikam" });
const partner = addSubscription(world, 3, { name: "Partner", tenantId: fabrikam });
addAccount(world, partner, { name: "partner-chat" });
const guest = addPrincipal(world, 9, { displayName: "Bob" });
world.grants.push({ principalId: guest.id, scope: `/subscriptions/${sandbox.id}`, allow: ["*"] });
const simulator = createSimulator(world);

const ada = { id: "ada", label: "ada@contoso.example", objectId: admin.id, tenantId: contoso };
const bob = { id: "bob", label: "bob@contoso.example", objectId: guest.id, tenantId: contoso };

const inContoso = `
  Production (2)
    chat (keys on · public · OpenAI · swedencentral)
    search (AIServices · swedencentral)
  Sandbox (1)
    lab (keys on · public · OpenAI · swedencentral)`;
const inFabrikam = `
  Partner (1)
    partner-chat (keys on · public · OpenAI · swedencentral)`;
const everything = `Contoso (3)${inContoso}\nFabrikam (1)${inFabrikam}`;

let workbench: SignInWorkbench;
let view: ExplorerView;

beforeAll(async () => {
  workbench = await openSignInWorkbench(simulator, [ada, bob]);
  view = explorerView(workbench.page);
});

afterAll(() => workbench?.close());

const demand = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
const challenge = {
  "www-authenticate": `Bearer realm="", error="insufficient_claims", claims="${Buffer.from(demand).toString("base64")}"`,
};

/** Whether a token was given after a demand was met; the stand-in writes that into it. */
function hasMet({ headers }: SimRequest, claims: string): boolean {
  const claimsOfToken = readToken((headers["authorization"] ?? "").replace("Bearer ", ""));
  return claimsOfToken?.met?.includes(claims) ?? false;
}

const outline = () => expect.poll(() => view.outline());
const dialog = () => workbench.page.locator(".monaco-dialog-box");
const told = () => workbench.page.locator(".notification-list-item").count();
const asked = () => workbench.signIns.asked();

/** Does something until a question of VS Code is there, and answers it. */
async function answer(button: string, ask: () => Promise<unknown>): Promise<void> {
  await expect
    .poll(
      async () => {
        if (!(await dialog().isVisible())) await ask();
        return dialog()
          .waitFor({ timeout: 5000 })
          .then(
            () => true,
            () => false,
          );
      },
      { interval: 200 },
    )
    .toBe(true);
  await dialog().getByRole("button", { name: button, exact: true }).click();
  await dialog().waitFor({ state: "detached" });
}

const signInButton = () =>
  workbench.page
    .locator(".welcome-view-content")
    .getByText("Sign In to Azure")
    .click({ timeout: 5000 })
    .catch(() => undefined);

describe("signing in through VS Code", () => {
  it("is not asked for at start-up, nor when the view is opened", async () => {
    await view.open();
    await expect.poll(() => view.welcome()).toContain("Sign In to Azure");
    expect(await dialog().count()).toBe(0);
    expect(await asked()).toEqual([]);
    expect(simulator.requests).toEqual([]);
  });

  it("can be refused, at VS Code's question and on the page after it, without a complaint", async () => {
    await answer("Cancel", signInButton);
    expect(await asked()).toEqual([]);
    await workbench.signIns.set({ next: undefined });
    await answer("Allow", signInButton);
    await expect.poll(async () => (await asked()).length).toBe(1);
    await expect.poll(() => view.welcome()).toContain("Sign In to Azure");
    expect(await told()).toBe(0);
    expect(simulator.requests).toEqual([]);
  });

  it("fills the tree, and a tenant with a sign-in of its own has a row for that", async () => {
    await workbench.signIns.set({ next: "ada", closedTenants: [fabrikam] });
    await answer("Allow", signInButton);
    await outline().toBe(
      `Subscriptions of Fabrikam could not be read (sign-in needed)${inContoso.replaceAll("\n  ", "\n")}`,
    );
    await answer("Allow", () => view.pressOn("Subscriptions of Fabrikam could not be read", "Sign In"));
    await outline().toBe(everything);
    const last = (await asked()).at(-1);
    expect(last).toMatchObject({
      scopes: [expect.anything(), `VSCODE_TENANT:${fabrikam}`],
      account: ada.label,
    });
    await expect.poll(() => view.badge()).toBe("3");
  });
});

describe("a sign-in that stands", () => {
  it("gives a new token when Azure has stopped taking the one before, and asks nobody", async () => {
    // A sign-in is told of twice, by VS Code and by the command.
    await untilQuiet(simulator);
    const before = (await asked()).length;
    await workbench.signIns.set({ lifetimeSeconds: 4 * 3600 });
    simulator.now = () => Date.now() + 2 * 3600 * 1000;
    const sent = simulator.requests.length;
    await view.press("Refresh");
    await expect.poll(() => simulator.requests.slice(sent).some(({ outcome }) => outcome === 401)).toBe(true);
    await expect.poll(() => simulator.requests.at(-1)?.outcome).toBe(200);
    await outline().toBe(everything);
    expect(await asked()).toHaveLength(before);
  });

  it("is asked for more where Azure demands it, by a click on the row that misses it", async () => {
    simulator.faults.push({
      when: (request) => request.path.endsWith("/deployments") && !hasMet(request, demand),
      outcome: { ...failure(401, "InvalidAuthenticationToken", "More is needed."), headers: challenge },
    });
    await untilQuiet(simulator);
    await view.expand("partner-chat");
    // A row that is drawn anew while it opens may close again.
    const opened = () => view.expand("Deployments").then(() => view.outline());
    await expect.poll(opened).toContain("Deployments could not be read (sign-in needed)");
    await answer("Allow", () => view.pressOn("Deployments could not be read", "Sign In"));
    await outline().toContain("        No model is deployed");
    expect((await asked()).at(-1)?.claims).toBe(demand);
    simulator.faults.length = 0;
    await view.close("partner-chat");
  });
});

describe("several accounts", () => {
  it("are asked for by VS Code's own list, and each has its tenants", async () => {
    await workbench.signIns.set({ next: "bob", closedTenants: [fabrikam] });
    await answer("Allow", () => view.run("Azure OpenAI Security: Sign In to Azure"));
    const list = workbench.page.locator(".quick-input-widget");
    await list.locator(".monaco-list-row", { hasText: "Sign in to another account" }).click();
    await outline().toContain("Contoso (bob@contoso.example) (1)\n  Sandbox (1)");
    await outline().toContain(`Contoso (ada@contoso.example) (3)${inContoso}`);
  });

  it("leave the tree when they are signed out of in VS Code's menu of accounts", async () => {
    await signOut("bob@contoso.example");
    await outline().not.toContain("bob");
    await signOut("ada@contoso.example");
    await expect.poll(() => view.welcome()).toContain("Sign In to Azure");
    expect(await view.outline()).toBe("");
    await expect.poll(() => view.badge()).toBe("");
  });
});

/** Through the menus at the bottom of the activity bar, which take no click in their first moments. */
async function signOut(label: string): Promise<void> {
  const { page, signIns } = workbench;
  const item = (text: string) => page.locator(".monaco-menu .action-label", { hasText: text });
  const steps: readonly (readonly [Locator, (it: Locator) => Promise<void>])[] = [
    [dialog().getByRole("button", { name: "Sign Out" }), (it) => it.click({ timeout: 1000 })],
    [item("Sign Out"), (it) => it.click({ timeout: 1000 })],
    [item(label), (it) => it.hover({ timeout: 1000 })],
    [page.locator('.activitybar .action-label[aria-label^="Accounts"]'), (it) => it.click({ timeout: 1000 })],
  ];
  await expect
    .poll(
      async () => {
        for (const [place, act] of steps) {
          if (!(await place.isVisible())) continue;
          await act(place).catch(() => undefined);
          break;
        }
        return (await signIns.state()).signedIn.map((person) => person.label);
      },
      { interval: 1000 },
    )
    .not.toContain(label);
}
