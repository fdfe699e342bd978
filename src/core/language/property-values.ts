import type { Choice } from "./completion-offer";

type Values = readonly (readonly [value: string, detail: string])[];

/** What properties of accounts may be, by their name in lower case. */
const accountValues: Readonly<Record<string, Values>> = {
  kind: [
    ["OpenAI", "Azure OpenAI alone"],
    ["AIServices", "Foundry and all AI services"],
    ["CognitiveServices", "several AI services behind one key"],
    ["ComputerVision", "Vision"],
    ["ContentSafety", "Content Safety"],
    ["FormRecognizer", "Document Intelligence"],
    ["SpeechServices", "Speech"],
    ["TextAnalytics", "Language"],
    ["TextTranslation", "Translator"],
  ],
  publicnetworkaccess: [
    ["Disabled", "private endpoints only"],
    ["Enabled", "as far as networkAcls lets"],
  ],
  bypass: [
    ["None", "nobody passes the rules"],
    ["AzureServices", "trusted Azure services pass the rules"],
  ],
  defaultaction: [
    ["Deny", "only who is listed"],
    ["Allow", "every network"],
  ],
};

/** What a condition of a policy compares such properties with, beside resource types. */
const comparedValues: Readonly<Record<string, Values>> = {
  ...accountValues,
  type: [
    ["Microsoft.CognitiveServices/accounts", "AI services accounts"],
    ["Microsoft.CognitiveServices/accounts/deployments", "deployments of models"],
    ["Microsoft.Authorization/roleAssignments", "role assignments"],
    ["Microsoft.Authorization/roleDefinitions", "custom roles"],
    ["Microsoft.Network/virtualNetworks", "virtual networks"],
  ],
  disablelocalauth: [
    ["true", "keys are refused"],
    ["false", "keys work"],
  ],
};

/**
 * What diagnostic settings of an account may collect.
 * https://learn.microsoft.com/azure/azure-monitor/reference/supported-logs/microsoft-cognitiveservices-accounts-logs
 */
const diagnosticValues: Readonly<Record<string, Values>> = {
  category: [
    ["Audit", "who read or replaced keys"],
    ["RequestResponse", "every call, with its caller"],
    ["AzureOpenAIRequestUsage", "tokens of every call"],
    ["Trace", "what the service did"],
  ],
  categorygroup: [
    ["audit", "the categories an audit needs"],
    ["allLogs", "every category, later ones too"],
  ],
};

const assignmentValues: Readonly<Record<string, Values>> = {
  principaltype: [
    ["ServicePrincipal", "apps and managed identities"],
    ["Group", "groups"],
    ["User", "people"],
  ],
};

const tables = {
  account: accountValues,
  policy: comparedValues,
  diagnostic: diagnosticValues,
  assignment: assignmentValues,
};

/** The values a property is known to take, the better ones first; absent for other properties. */
export function knownValues(property: string, where: keyof typeof tables): readonly Choice[] | undefined {
  const name = property.toLowerCase();
  const table = tables[where];
  if (!Object.hasOwn(table, name)) return undefined;
  return table[name]?.map(([value, detail]) => ({ kind: "value", value, detail }));
}
