import { describe, expect, it } from "vitest";
import { lint } from "#src/core/index";
import { toArmResource, toBicepResource } from "#src/explorer/as-resource";
import { sampleAccounts } from "#src/explorer/sample-tenant/accounts";
import { anAccount } from "#support/fake-azure";

const account = {
  ...anAccount("my-chat", undefined, {
    properties: {
      disableLocalAuth: true,
      endpoint: "https://x/",
      provisioningState: "Succeeded",
      dateCreated: "d",
    },
  }).json,
  sku: { name: "S0", tier: "Standard" },
  identity: { type: "SystemAssigned", principalId: "p", tenantId: "t" },
  etag: "e",
  systemData: {},
};

describe("an account as a resource of a template", () => {
  it("has what can be deployed and nothing Azure fills in", () => {
    expect(JSON.parse(toArmResource(account))).toEqual({
      type: "Microsoft.CognitiveServices/accounts",
      apiVersion: "2025-06-01",
      name: "my-chat",
      location: "westeurope",
      kind: "OpenAI",
      sku: { name: "S0" },
      identity: { type: "SystemAssigned" },
      properties: { disableLocalAuth: true },
    });
  });

  it("doubles the bracket of a string that is no expression", () => {
    const json = { ...account, tags: { note: "[draft]", plain: "x[1]" } };
    expect((JSON.parse(toArmResource(json)) as { tags: unknown }).tags).toEqual({
      note: "[[draft]",
      plain: "x[1]",
    });
  });

  it("keeps the names of user-assigned identities and not their ids", () => {
    const identity = { type: "UserAssigned", userAssignedIdentities: { "/id/a": { clientId: "c" } } };
    expect((JSON.parse(toArmResource({ ...account, identity })) as { identity: unknown }).identity).toEqual({
      type: "UserAssigned",
      userAssignedIdentities: { "/id/a": {} },
    });
  });

  it.each(sampleAccounts().map(({ account: { name, json } }) => [name, json] as const))(
    "%s is judged as the live one is",
    (_name, json) => {
      const rules = (text: string) =>
        lint(text)
          .findings.map(({ ruleId }) => ruleId)
          .sort();
      const resource: unknown = JSON.parse(toArmResource(json));
      const template = {
        $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
        contentVersion: "1.0.0.0",
        resources: [resource],
      };
      expect(rules(JSON.stringify(template))).toEqual(rules(JSON.stringify(json)));
    },
  );
});

describe("an account in Bicep", () => {
  it("is written as people write it", () => {
    const json = {
      ...account,
      tags: { "it's": "a ${b} \\ c" },
      properties: {
        networkAcls: { ipRules: [{ value: "192.0.2.1" }], virtualNetworkRules: [] },
        capacity: 3,
      },
    };
    expect(toBicepResource(json)).toBe(`resource my_chat 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
  name: 'my-chat'
  location: 'westeurope'
  kind: 'OpenAI'
  sku: {
    name: 'S0'
  }
  identity: {
    type: 'SystemAssigned'
  }
  tags: {
    'it\\'s': 'a \\\${b} \\\\ c'
  }
  properties: {
    networkAcls: {
      ipRules: [
        {
          value: '192.0.2.1'
        }
      ]
      virtualNetworkRules: []
    }
    capacity: 3
  }
}
`);
  });

  it("gives an account whose name begins with a digit a symbol that Bicep takes", () => {
    expect(toBicepResource({ ...account, name: "1st" })).toMatch(/^resource _1st /);
  });
});
