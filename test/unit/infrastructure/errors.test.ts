import { describe, expect, test, vi } from "vitest";
import {
  describeError,
  type ErrorWindow,
  OperationError,
  runWithErrorHandling,
  UserCancelledError,
} from "#src/infrastructure/errors";

function boundary(chosen?: string) {
  return {
    window: { showErrorMessage: vi.fn<ErrorWindow["showErrorMessage"]>(() => Promise.resolve(chosen)) },
    logger: { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn(), show: vi.fn() },
  };
}

describe("runWithErrorHandling", () => {
  test("returns what the action returned", async () => {
    expect(await runWithErrorHandling("Count", () => 42, boundary())).toBe(42);
  });

  test("a cancelled prompt ends silently", async () => {
    const rim = boundary();
    const result = await runWithErrorHandling("Ask", () => Promise.reject(new UserCancelledError()), rim);

    expect(result).toBeUndefined();
    expect(rim.window.showErrorMessage).not.toHaveBeenCalled();
    expect(rim.logger.error).not.toHaveBeenCalled();
  });

  test("any other failure is logged once and shown once", async () => {
    const rim = boundary();
    await runWithErrorHandling("Read accounts", () => Promise.reject(new TypeError("no such thing")), rim);

    expect(rim.window.showErrorMessage).toHaveBeenCalledExactlyOnceWith("no such thing", "Show Log");
    expect(rim.logger.error).toHaveBeenCalledOnce();
    expect(rim.logger.error.mock.calls[0]?.[0]).toMatch(/^Read accounts: TypeError: no such thing/);
  });

  test("a synchronous throw is handled like a rejection", async () => {
    const rim = boundary();
    const run = () => {
      throw new OperationError("The account is locked.");
    };
    await runWithErrorHandling("Disable API keys", run, rim);

    expect(rim.logger.error).toHaveBeenCalledExactlyOnceWith("Disable API keys: The account is locked.");
  });

  test("the button of an operation error runs its action", async () => {
    const signIn = vi.fn();
    const rim = boundary("Sign In");
    const error = new OperationError("You are signed out.", [{ title: "Sign In", run: signIn }]);
    await runWithErrorHandling("Refresh", () => Promise.reject(error), rim);

    await vi.waitFor(() => expect(signIn).toHaveBeenCalledOnce());
    expect(rim.window.showErrorMessage).toHaveBeenCalledWith("You are signed out.", "Sign In", "Show Log");
    expect(rim.logger.show).not.toHaveBeenCalled();
  });

  test("Show Log brings up the log", async () => {
    const rim = boundary("Show Log");
    await runWithErrorHandling("Refresh", () => Promise.reject(new Error("broken")), rim);

    await vi.waitFor(() => expect(rim.logger.show).toHaveBeenCalledOnce());
  });
});

describe("describeError", () => {
  test("names every cause", () => {
    const error = new OperationError("Could not read.", [], { cause: new OperationError("Host not found.") });
    expect(describeError(error)).toBe("Could not read. Caused by: Host not found.");
  });

  test("takes what is not an error at all", () => {
    expect(describeError("a string")).toBe("a string");
    expect(describeError(undefined)).toBe("undefined");
  });
});
