import { commands } from "vscode";
import { describe, expect, it, vi } from "vitest";
import { OperationError } from "#src/infrastructure/errors";
import { createPart } from "#src/startup/part";

const failureOf = (run: Promise<unknown>): Promise<unknown> =>
  run.then(() => undefined).catch((error: unknown) => error);

describe("a part", () => {
  it("is started once, however many ask for it, and disposed of with the rest", async () => {
    const dispose = vi.fn();
    const start = vi.fn(() => Promise.resolve({ dispose }));
    const part = createPart("azure.js", start);
    expect(start).not.toHaveBeenCalled();
    expect(await part.open()).toBe(await part.open());
    expect(start).toHaveBeenCalledTimes(1);
    part.dispose();
    await vi.waitFor(() => expect(dispose).toHaveBeenCalledTimes(1));
  });

  it("names what cannot be loaded, keeps the cause, and offers what helps", async () => {
    const cause = new Error("Cannot find module './azure.js'");
    const failure = await failureOf(createPart("azure.js", () => Promise.reject(cause)).open());
    if (!(failure instanceof OperationError)) throw new Error("Another error was expected.");
    expect(failure.message).toMatch(/"azure\.js", could not be loaded\. Reload the window; .* install/);
    expect(failure.cause).toBe(cause);
    const reload = vi.fn();
    const registered = commands.registerCommand("workbench.action.reloadWindow", reload);
    expect(failure.actions.map(({ title }) => title)).toEqual(["Reload Window"]);
    await failure.actions[0]?.run();
    expect(reload).toHaveBeenCalledTimes(1);
    registered.dispose();
  });

  it("tells of the part that it needs itself and cannot be loaded", async () => {
    const documents = createPart("documents.js", () => Promise.reject(new Error("Gone.")));
    const azure = createPart("azure.js", () => documents.open());
    expect(await failureOf(azure.open())).toMatchObject({
      message: expect.stringContaining('"documents.js"') as string,
    });
  });

  it("is tried again after it could not be loaded", async () => {
    const loaded = { dispose: vi.fn() };
    const start = vi.fn(() => Promise.resolve(loaded)).mockRejectedValueOnce(new Error("Gone."));
    const part = createPart("azure.js", start);
    expect(await failureOf(part.open())).toBeInstanceOf(OperationError);
    expect(await part.open()).toBe(loaded);
  });

  it("can be disposed of when it could not be loaded", async () => {
    const part = createPart("azure.js", () => Promise.reject(new Error("Gone.")));
    const opening = failureOf(part.open());
    part.dispose();
    expect(await opening).toBeInstanceOf(OperationError);
  });
});
