import { describe, expect, it } from "vitest";
import { reachesAllBelow } from "#src/core/rbac/breadth";

describe("reachesAllBelow", () => {
  it.each([
    ["*", true],
    ["Micro*", true],
    ["microsoft.X/*", true],
    ["Microsoft.x/things/*", true],
    ["*/write", true],
    ["Microsoft.X/*/WRITE", true],
    ["Microsoft.X/things/parts/*", false],
    ["Microsoft.Y/*", false],
    ["Microsoft.X/*/parts/write", false],
    ["*/read", false],
    ["Microsoft.X/things/", false],
  ])("says of %s that it does: %s", (entry, expected) => {
    expect(reachesAllBelow(entry, ["Microsoft.X/things/"], ["/write"])).toBe(expected);
  });
});
