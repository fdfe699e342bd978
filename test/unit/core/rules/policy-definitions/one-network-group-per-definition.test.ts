import { describe, expect, it } from "vitest";
import { filesSharing, lint, type GroupFile } from "#src/core/index";
import { oneNetworkGroupPerDefinition } from "#src/core/rules/policy-definitions/one-network-group-per-definition";
import { testDocumentRule } from "#support/rule-tester";

const group = (name: string) =>
  `"/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f/resourceGroups/net/providers/Microsoft.Network/networkManagers/hub/networkGroups/${name}"`;
const definition = (id: string, parameters = "") =>
  `{ "mode": "Microsoft.Network.Data", ${parameters}"policyRule": { "if": { "field": "type", "equals": "Microsoft.Network/virtualNetworks" }, "then": { "effect": "addToNetworkGroup", "details": { "networkGroupId": ${id} } } } }`;

testDocumentRule(oneNetworkGroupPerDefinition, {
  valid: {
    "two definitions for two groups": `[${definition(group("a"))}, ${definition(group("b"))}]`,
    "a parameter that offers no choice": definition(
      `"[parameters('g')]"`,
      `"parameters": { "g": { "type": "String" } }, `,
    ),
  },
  invalid: {
    "two definitions for one group": {
      json: `[${definition(group("a"))}, ${definition(group("b"))}, ${definition(`«${group("A")}»`)}]`,
      message: "Another definition fills this network group",
    },
    "one definition for several groups": {
      json: definition(
        `"[parameters('G')]"`,
        `"parameters": { «"g"»: { "type": "String", "allowedValues": [${group("a")}, ${group("b")}] } }, `,
      ),
      message: "Several groups need several definitions",
    },
  },
});

describe("definitions of other files", () => {
  const groupFile = (name: string, text: string) => ({ name, text, groups: lint(text).networkGroups });
  const found = (text: string, ...groupFiles: readonly GroupFile[]) =>
    lint(text, {}, { groupFiles }).findings.filter(
      ({ ruleId }) => ruleId === oneNetworkGroupPerDefinition.meta.id,
    );

  it("that fill the same group are named as the related place", () => {
    const [own, other] = [definition(group("a")), `[${definition(group("b"))}, ${definition(group("A"))}]`];
    const [finding, ...more] = found(own, groupFile("other.json", other));
    const place = { offset: other.indexOf(group("A")), length: group("A").length };
    expect(finding?.range.offset).toBe(own.indexOf(group("a")));
    expect(finding?.related).toMatchObject([{ file: "other.json", range: place }]);
    expect(more).toEqual([]);
  });

  it("come after those of the document itself", () => {
    const own = `[${definition(group("a"))}, ${definition(group("a"))}]`;
    const files = found(own, groupFile("other.json", definition(group("a")))).map(({ related }) =>
      related.map(({ file }) => file),
    );
    expect(files).toEqual([["other.json"], [undefined]]);
  });

  it.each([
    ["another group", group("b")],
    [
      "an id nobody has filled in",
      group("a").replace("3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f", "<subscription>"),
    ],
    ["an expression", `"[parameters('g')]"`],
  ])("that name %s have no say", (_, id) => {
    expect(found(definition(id), groupFile("other.json", definition(group("a"))))).toEqual([]);
    expect(found(definition(id), groupFile("other.json", definition(id)))).toHaveLength(
      id === group("b") ? 1 : 0,
    );
  });

  it("share a group by its id in any letter case, and never with themselves", () => {
    const files = [groupFile("a", definition(group("G"))), groupFile("b", definition(group("g")))];
    const [first] = files;
    expect(filesSharing(first?.groups ?? [], "a", files).map(({ name }) => name)).toEqual(["b"]);
    expect(filesSharing([], "c", files)).toEqual([]);
  });
});
