import { describe, expect, it } from "vitest";
import type { AzureProblem } from "#src/azure/azure-error";
import { errorNode, shortReason } from "#src/explorer/nodes/message-node";
import { plain } from "#src/explorer/nodes/node";
import { forbidden, offline, signedOut } from "#support/fake-azure";

const nodeOf = (problem: AzureProblem, names: readonly string[] = []) =>
  errorNode({ id: "e", parent: undefined, what: "Role assignments", problem, names }).getItem();

describe("an error in the tree", () => {
  it("says what is missing and which operation on which scope would help", () => {
    const item = nodeOf(forbidden, ["Subscription one"]);
    expect(item.label).toBe("Role assignments could not be read");
    expect(item.description).toBe("missing: Microsoft.Authorization/roleAssignments/read");
    expect(item.tooltip).toContain("subscriptions/s");
    expect(item.tooltip).toContain("Missing: Subscription one");
    expect(item.tooltip).toContain("Correlation id: `c-1`");
    expect(item.contextValue).toBe("error");
    expect(item.spoken).toMatch(/^Error: Role assignments could not be read\. You may not perform/);
  });

  it("offers to sign in where that is what is missing", () => {
    expect(nodeOf(signedOut).contextValue).toBe("error signedOut");
    expect(nodeOf(offline).contextValue).toBe("error");
  });
});

describe("the gist of a problem", () => {
  const cases: Readonly<Record<string, readonly [AzureProblem, string]>> = {
    "nobody signed in": [signedOut, "sign-in needed"],
    "no access to something unnamed": [{ kind: "forbidden", message: "m" }, "no access"],
    throttled: [{ kind: "throttled", message: "m" }, "Azure is busy"],
    "throttled for a time": [{ kind: "throttled", message: "m", retryAfter: 17 }, "Azure is busy, wait 17 s"],
    "no network": [offline, "Azure cannot be reached"],
    gone: [{ kind: "not-found", message: "m" }, "it no longer exists"],
    stopped: [{ kind: "cancelled", message: "m" }, "stopped"],
    "anything else in Azure's words": [
      { kind: "service", message: "Azure answered oddly." },
      "Azure answered oddly.",
    ],
  };
  it.each(Object.entries(cases))("%s", (_name, [problem, reason]) => {
    expect(shortReason(problem)).toBe(reason);
  });
});

describe("plain text in Markdown", () => {
  it("is neither link nor code nor icon nor HTML", () => {
    expect(plain("[x](command:y) `c` $(zap) <b> *i*")).toBe(
      "\\[x\\]\\(command:y\\) \\`c\\` \\$\\(zap\\) \\<b\\> \\*i\\*",
    );
  });
});
