import { expect, it } from "vitest";
import { AzureError } from "#src/azure/azure-error";
import { loadingSdk } from "#src/azure/loading-sdk";

it("hands on what was loaded", async () => {
  expect(await loadingSdk(() => Promise.resolve("loaded"))).toBe("loaded");
});

it("names the piece that cannot be loaded, says what to do, and keeps the cause", async () => {
  const cause = new Error("Cannot find module './sdk.js'");
  const failure: unknown = await loadingSdk(() => Promise.reject(cause)).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(AzureError);
  expect(failure).toMatchObject({
    message: expect.stringMatching(
      /"sdk\.js", could not be loaded\. Reload the window; .* install/,
    ) as string,
    cause,
  });
});
