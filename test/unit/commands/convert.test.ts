import { Uri } from "vscode";
import { describe, expect, it } from "vitest";
import { convertFile } from "#src/commands/convert";
import { applyEdits } from "#src/core/index";
import { UserCancelledError } from "#src/infrastructure/errors";
import { commandParts, type Answer } from "#support/command-parts";

const role = `{ "Name": "A", "IsCustom": true, "Actions": ["*/read"], "NotActions": [] }`;
const policy = `{ "properties": { "policyRule": { "if": {}, "then": { "effect": "audit" } } } }`;

/** Runs the command on a file, or on what an editor shows. */
function convert(
  text: string | undefined,
  answers: readonly Answer[],
  { file = Uri.parse("file:///a.json"), writable = true } = {},
) {
  const { parts, deeds } = commandParts(undefined, answers);
  const result = { text };
  const asked: unknown[] = [];
  const command = convertFile({
    ...parts,
    showChangeable: (given) => {
      asked.push(given);
      if (text === undefined) return Promise.resolve(undefined);
      return Promise.resolve({
        name: "a.json",
        text,
        change: (edits) => {
          if (writable) result.text = applyEdits(text, edits);
          return Promise.resolve(writable);
        },
      });
    },
  });
  return { done: Promise.resolve(command.run(file)), result, deeds, asked };
}

describe("Convert…", () => {
  it("offers what applies, and changes the file in place", async () => {
    const rest = "Convert to REST form, with the lists in permissions";
    const { done, result, deeds, asked } = convert(role, [[rest]]);
    await done;
    expect(asked.map(String)).toEqual(["file:///a.json"]);
    expect(deeds.asked).toEqual([{ title: "Convert a.json", choices: [rest] }]);
    expect(JSON.parse(result.text ?? "")).toMatchObject({
      properties: { roleName: "A", type: "CustomRole" },
    });
  });

  it("opens a new document for what stands around a definition", async () => {
    const { done, result, deeds } = convert(policy, [["Open as a Bicep file that deploys the definition"]]);
    await done;
    expect(result.text).toBe(policy);
    expect(deeds.ran).toEqual([
      ["aoaiSecurity.openDocument", "bicep", expect.stringMatching(/^targetScope = 'subscription'/)],
    ]);
  });

  it.each([
    ["that nothing applies", `{ "a": 1 }`, {}, /^Nothing in "a\.json" can be converted/],
    ["that there is no file", undefined, {}, /^Open the file/],
    ["that the file cannot be changed", role, { writable: false }, /cannot be changed/],
  ])("says %s", async (_, text, options, message) => {
    const { done } = convert(text, [["Convert to REST form, with the lists in permissions"]], options);
    await expect(done).rejects.toThrow(message);
  });

  it("changes nothing when the user thinks better of it", async () => {
    const { done, result, deeds } = convert(role, ["cancel"]);
    await expect(done).rejects.toThrow(UserCancelledError);
    expect([result.text, deeds.ran]).toEqual([role, []]);
  });
});
