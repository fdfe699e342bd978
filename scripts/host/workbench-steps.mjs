/**
 * What a user does in the workbench, for a Playwright page from `openWorkbench`.
 * Each step ends when its effect can be seen.
 */

/** Opens a file of the workspace by its name or path, and at a line if one is given (from 1). */
export async function openFile(page, path, line) {
  await page.keyboard.press("ControlOrMeta+P");
  const input = page.locator(".quick-input-widget input");
  await input.fill(line === undefined ? path : `${path}:${line}`);
  const name = path.split("/").at(-1);
  await page.locator(".quick-input-list .monaco-list-row.focused", { hasText: name }).waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".tabs-container .tab.active", { hasText: name }).waitFor();
  await page.locator(".editor-instance .view-lines .view-line").first().waitFor();
}

/** Runs a command by the title it has in the command palette, and accepts the first match. */
export async function runCommand(page, title) {
  await page.keyboard.press("F1");
  const widget = page.locator(".quick-input-widget");
  await widget.locator("input").fill(`>${title}`);
  await widget.locator(".monaco-list-row.focused", { hasText: title }).waitFor();
  await page.keyboard.press("Enter");
}

/** Opens the Problems panel; says whether a problem appeared in it within the time. */
export async function showProblems(page, timeout = 15_000) {
  await runCommand(page, "Problems: Focus on Problems View");
  await page.locator(".markers-panel").waitFor();
  return appears(page.locator(".markers-panel .monaco-list-row").nth(1), timeout);
}

/** Puts the cursor behind the first occurrence of a text in the active editor. */
export async function goToText(page, text) {
  await page.locator(".editor-instance .view-lines").first().click();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("ControlOrMeta+F");
  const widget = page.locator(".find-widget.visible");
  await widget.locator("textarea").first().fill(text);
  await widget.locator(".matchesCount", { hasText: /^\d+ / }).waitFor();
  await widget.locator(".codicon-widget-close").click();
  await widget.waitFor({ state: "detached" });
}

/** Opens the light bulb's menu at the cursor, once it has entries. */
export async function openLightBulb(page) {
  await page.keyboard.press("ControlOrMeta+.");
  await page.locator(".action-widget .monaco-list-row").first().waitFor();
}

/** Shows the hover of what is under the cursor. */
export async function showHover(page) {
  await runCommand(page, "Show or Focus Hover");
  await page.locator(".monaco-hover:not(.hidden) .hover-contents").first().waitFor();
}

async function appears(locator, timeout) {
  try {
    await locator.waitFor({ timeout });
    return true;
  } catch (error) {
    if (error.name === "TimeoutError") return false;
    throw error;
  }
}
