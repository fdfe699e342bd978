import { closeBrowser, launchBrowser } from "./browser.mjs";
import { examples, root } from "./paths.mjs";
import { startWebHost } from "./web-host.mjs";

/**
 * Opens VS Code in a headless browser with the extension loaded.
 * Takes what `startWebHost` takes, and `viewport`.
 * @param {{ viewport?: { width: number, height: number }, [option: string]: unknown }} [options]
 * @returns the Playwright page, already showing the workbench, and `close`
 */
export async function openWorkbench({ viewport = { width: 1400, height: 860 }, ...options } = {}) {
  const host = await startWebHost({ extensionPath: root, folder: examples, ...options });
  let browser;
  const close = async () => {
    if (browser) await closeBrowser(browser);
    await host.close();
  };
  try {
    browser = await launchBrowser();
    const page = await browser.newPage({ viewport });
    await page.goto(host.origin);
    await page
      .locator(".monaco-workbench .part.statusbar .statusbar-item")
      .first()
      .waitFor({ timeout: 60_000 });
    return { page, close };
  } catch (error) {
    await close();
    throw error;
  }
}
