import { describe, expect, it } from "vitest";
import { copyBuiltInRole } from "#src/commands/copy-built-in-role";
import { commandParts } from "#support/command-parts";

const user = "a97b65f3-24c7-4388-baec-2e87135dc908";

describe("Create a Custom Role from Built-in…", () => {
  it("offers the Cognitive Services User without its keys first, and opens what was chosen", async () => {
    const name = "Cognitive Services User without key access";
    const { parts, deeds } = commandParts(undefined, [[name]]);
    await copyBuiltInRole(parts).run();
    expect(deeds.asked[0]?.choices[0]).toBe(name);
    const [[, language, content, replace] = []] = deeds.ran;
    expect(language).toBe("json");
    expect(JSON.parse(String(content))).toMatchObject({ Name: name, IsCustom: true, NotActions: [] });
    const { offset, length } = replace as { readonly offset: number; readonly length: number };
    expect(String(content).slice(offset, offset + length)).toMatch(/^\/subscriptions\/[0-9a-f-]{36}$/);
  });

  it("asks nothing when it is told the role", async () => {
    const { parts, deeds } = commandParts();
    await copyBuiltInRole(parts).run(user);
    expect(deeds.asked).toEqual([]);
    expect(deeds.ran).toHaveLength(1);
  });

  it("asks when it is told something else", async () => {
    const { parts, deeds } = commandParts(undefined, ["cancel"]);
    await expect(
      Promise.resolve(copyBuiltInRole(parts).run({ x: 1 })).catch(() => "cancelled"),
    ).resolves.toBe("cancelled");
    expect(deeds.ran).toEqual([]);
  });
});
