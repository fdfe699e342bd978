import { knownPolicyMode } from "#src/core/rules/policy-definitions/known-policy-mode";
import { testDocumentRule, testPolicyRule } from "#support/rule-tester";

const rule = `"policyRule": { "if": { "field": "type", "equals": "x" }, "then": { "effect": "audit" } }`;
const withMode = (mode: string) => `"mode": ${mode}, ${rule}`;

testPolicyRule(knownPolicyMode, {
  valid: {
    "All, in any letter case": withMode(`"aLL"`),
    Indexed: withMode(`"Indexed"`),
    "a mode of a resource provider": withMode(`"microsoft.kubernetes.data"`),
    "a mode that only built-in definitions use": withMode(`"Microsoft.CognitiveServices.Data"`),
    "a mode that Azure no longer describes": withMode(`"Microsoft.DataCatalog.Data"`),
    "no mode, as in static definitions": rule,
    "a mode that is no text, for the author is still writing": withMode("null"),
  },
  invalid: {
    "a misspelt mode": {
      json: withMode(`«"Index"»`),
      message: "The nearest one is Indexed.",
      fixed: { "Replace with Indexed": withMode(`"Indexed"`) },
    },
    "a misspelt mode of a resource provider": {
      json: withMode(`«"Microsoft.Networks.Data"»`),
      message: "The nearest one is Microsoft.Network.Data.",
      fixed: { "Replace with Microsoft.Network.Data": withMode(`"Microsoft.Network.Data"`) },
    },
    "something else altogether": {
      json: withMode(`«"Everything there is"»`),
      message: "is no mode",
      fixed: {},
    },
    "an empty text": { json: withMode(`«""»`), message: "is no mode", fixed: {} },
  },
});

testDocumentRule(knownPolicyMode, {
  valid: {},
  invalid: {
    "a mode of a provider that is like a known one in what all of them share": {
      json: `{ ${withMode(`«"Microsoft.DataFabric.Data"»`)} }`,
      message: "none of the resource provider modes known",
      fixed: {},
    },
    "a mode of a provider that may have got one since": {
      json: `{ ${withMode(`«"Microsoft.QuantumComputing.Data"»`)} }`,
      message: "known in April 2026",
      severity: "error",
      fixed: {},
    },
  },
});
