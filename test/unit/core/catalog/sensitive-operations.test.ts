import { describe, expect, it } from "vitest";
import { findOperation } from "#src/core/catalog/operations";
import { deploymentWrite, sensitiveOperations } from "#src/core/catalog/sensitive-operations";

const named = [
  ...sensitiveOperations.flatMap(({ plane, operations }) => operations.map((name) => ({ name, plane }))),
  { name: deploymentWrite, plane: "control" as const },
];

describe("sensitive operations", () => {
  it.each(named)("$name is in the catalogue, on the $plane plane", ({ name, plane }) => {
    expect(findOperation(name, plane)?.name.toLowerCase()).toBe(name.toLowerCase());
  });
});
