import type { Locator, Page } from "playwright-core";
import { runCommand } from "../../scripts/host/workbench-steps.mjs";

/** The explorer's view as a user meets it: rows to read and click, buttons, the words where there is no row. */
export interface ExplorerView {
  open(): Promise<void>;
  /** What is on screen, two blanks for each level: label, then description in brackets. */
  outline(): Promise<string>;
  /** What a screen reader says of each row. */
  spoken(): Promise<readonly string[]>;
  row(label: string): Locator;
  /** Opens a row; one that is open stays so. */
  expand(label: string): Promise<void>;
  close(label: string): Promise<void>;
  /** A button that a row shows while the mouse is over it. */
  pressOn(label: string, button: string): Promise<void>;
  /** What is said of a row while the mouse rests on it. */
  tooltip(label: string): Promise<string>;
  /** A button of a row that goes away by it. */
  pressAway(label: string, button: string): Promise<void>;
  /** Goes to a row by the arrow keys alone. */
  walkTo(label: string): Promise<void>;
  /** A button above the tree. */
  press(button: string): Promise<void>;
  /** A command from the palette, and what is typed into the box it asks with. */
  run(title: string, typed?: string): Promise<void>;
  /** Presses a button above the tree that asks for several choices, ticks one, and accepts. */
  choose(button: string, choice: string): Promise<void>;
  /** The line above the tree. */
  message(): Promise<string>;
  /** The words in place of a tree. */
  welcome(): Promise<string>;
  /** The number on the icon. */
  badge(): Promise<string>;
}

export function explorerView(page: Page): ExplorerView {
  const icon = page.locator(
    '.activitybar .action-item:has(.action-label[aria-label^="Azure OpenAI Security"])',
  );
  const rows = page.locator(".customview-tree .monaco-list-row:visible");
  const row = (label: string) =>
    rows.filter({ has: page.locator(".label-name").getByText(label, { exact: true }) }).first();
  const textOf = async (selector: string) => (await page.locator(selector).allInnerTexts()).join("\n").trim();

  async function turn(label: string, open: "true" | "false"): Promise<void> {
    const isTurned = () =>
      row(label)
        .getAttribute("aria-expanded", { timeout: 1000 })
        .then((now) => now === open, no);
    // A click on a row that is being drawn anew may come to nothing.
    for (let tries = 10; tries > 0; tries -= 1) {
      if (await isTurned()) return;
      await row(label).locator(".monaco-tl-twistie").click();
      for (let looks = 20; looks > 0 && !(await isTurned()); looks -= 1) await page.waitForTimeout(50);
    }
    throw new Error(`"${label}" cannot be opened or closed.`);
  }

  async function pressOn(label: string, button: string): Promise<void> {
    const action = row(label).locator(`.action-label[aria-label^="${button}"]`);
    // A row that is drawn anew under the mouse hides its buttons until the mouse comes again.
    for (let tries = 10; tries > 0; tries -= 1) {
      await page.mouse.move(0, 0);
      await row(label).hover();
      if (await action.click({ timeout: 5000 }).then(yes, no)) return;
    }
    throw new Error(`"${label}" has no button "${button}" that can be pressed.`);
  }

  const press = (button: string) =>
    page.locator(`.sidebar .composite.title .action-label[aria-label^="${button}"]`).click();

  return {
    open: () => icon.click(),
    outline: () => rows.evaluateAll(outlineOf),
    spoken: () => rows.evaluateAll(spokenOf),
    row,
    expand: (label) => turn(label, "true"),
    close: (label) => turn(label, "false"),
    pressOn,
    async pressAway(label, button) {
      // A click on a row that is being drawn anew may come to nothing.
      for (let tries = 5; tries > 0; tries -= 1) {
        await pressOn(label, button);
        if (await row(label).waitFor({ state: "detached", timeout: 5000 }).then(yes, no)) return;
      }
      throw new Error(`"${label}" stays, whatever "${button}" does.`);
    },
    async tooltip(label) {
      const hover = page.locator(".monaco-hover:visible", { hasText: label });
      // A row that is drawn anew under the mouse is quiet until the mouse comes again.
      for (let tries = 5; tries > 0; tries -= 1) {
        await page.mouse.move(0, 0);
        await row(label).locator(".label-name").hover();
        if (await hover.waitFor({ timeout: 3000 }).then(yes, no)) break;
      }
      const text = await hover.innerText();
      await page.mouse.move(0, 0);
      return text;
    },
    async walkTo(label) {
      await page.locator(".customview-tree .monaco-list").first().focus();
      await page.keyboard.press("Home");
      const here = page.locator(".customview-tree .monaco-list-row.focused .label-name");
      for (let steps = await rows.count(); steps > 0; steps -= 1) {
        if ((await here.textContent()) === label) return;
        await page.keyboard.press("ArrowDown");
      }
      throw new Error(`No arrow key leads to "${label}".`);
    },
    press,
    async run(title, typed) {
      await runCommand(page, title);
      if (typed === undefined) return;
      await page.locator(".quick-input-widget .quick-input-title", { hasText: "Filter" }).waitFor();
      await page.locator(".quick-input-widget input.input").fill(typed);
      await page.keyboard.press("Enter");
    },
    async choose(button, choice) {
      const box = page.locator(".quick-input-widget");
      const tick = box.locator(".monaco-list-row", { hasText: choice }).locator(".monaco-checkbox").first();
      // A tree that is drawn anew at that moment takes the focus back, which closes a list of choices.
      for (let tries = 5; tries > 0; tries -= 1) {
        if (!(await box.isVisible())) await press(button);
        if (await tick.click({ timeout: 5000 }).then(yes, no)) break;
      }
      await box.locator(".quick-input-action .monaco-button", { hasText: "OK" }).click();
    },
    message: () => textOf(".sidebar .tree-explorer-viewlet-tree-view .message"),
    welcome: () => textOf(".sidebar .welcome-view-content"),
    badge: async () => (await icon.locator(".badge-content").allInnerTexts()).join(""),
  };
}

const yes = () => true;
const no = () => false;

/** As much of an element of the page as is looked at here. */
interface Row {
  getAttribute(name: string): string | null;
  querySelector(selector: string): { readonly textContent: string | null } | null;
}

/** Runs in the page. The list keeps its rows in no order; each knows its place. */
function outlineOf(rows: readonly Row[]): string {
  const place = (row: Row) => Number(row.getAttribute("data-index"));
  return [...rows]
    .sort((one, other) => place(one) - place(other))
    .map((row) => {
      const text = (part: string) => row.querySelector(part)?.textContent ?? "";
      const description = text(".label-description");
      const indent = "  ".repeat(Number(row.getAttribute("aria-level")) - 1);
      return `${indent}${text(".label-name")}${description === "" ? "" : ` (${description})`}`;
    })
    .join("\n");
}

/** Runs in the page. */
function spokenOf(rows: readonly Row[]): readonly string[] {
  return rows.map((row) => row.getAttribute("aria-label") ?? "");
}
