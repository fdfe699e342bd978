import { say, type Text } from "../text/text";
import type { Choice } from "./completion-offer";

type Values = readonly (readonly [value: string, detail: Text])[];

/** What properties of accounts may be, by their name in lower case. */
const accountValues: Readonly<Record<string, Values>> = {
  kind: [
    ["OpenAI", say("Azure OpenAI alone")],
    ["AIServices", say("Foundry and all AI services")],
    ["CognitiveServices", say("several AI services behind one key")],
    ["ComputerVision", say("Vision")],
    ["ContentSafety", say("Content Safety")],
    ["FormRecognizer", say("Document Intelligence")],
    ["SpeechServices", say("Speech")],
    ["TextAnalytics", say("Language")],
    ["TextTranslation", say("Translator")],
  ],
  publicnetworkaccess: [
    ["Disabled", say("private endpoints only")],
    ["Enabled", say("as far as networkAcls lets")],
  ],
  bypass: [
    ["None", say("nobody passes the rules")],
    ["AzureServices", say("trusted Azure services pass the rules")],
  ],
  defaultaction: [
    ["Deny", say("only who is listed")],
    ["Allow", say("every network")],
  ],
};

/** What a condition of a policy compares such properties with, beside resource types. */
const comparedValues: Readonly<Record<string, Values>> = {
  ...accountValues,
  type: [
    ["Microsoft.CognitiveServices/accounts", say("AI services accounts")],
    ["Microsoft.CognitiveServices/accounts/deployments", say("deployments of models")],
    ["Microsoft.Authorization/roleAssignments", say("role assignments")],
    ["Microsoft.Authorization/roleDefinitions", say("custom roles")],
    ["Microsoft.Network/virtualNetworks", say("virtual networks")],
  ],
  disablelocalauth: [
    ["true", say("keys are refused")],
    ["false", say("keys work")],
  ],
};

/**
 * What diagnostic settings of an account may collect.
 * https://learn.microsoft.com/azure/azure-monitor/reference/supported-logs/microsoft-cognitiveservices-accounts-logs
 */
const diagnosticValues: Readonly<Record<string, Values>> = {
  category: [
    ["Audit", say("who read or replaced keys")],
    ["RequestResponse", say("every call, with its caller")],
    ["AzureOpenAIRequestUsage", say("tokens of every call")],
    ["Trace", say("what the service did")],
  ],
  categorygroup: [
    ["audit", say("the categories an audit needs")],
    ["allLogs", say("every category, later ones too")],
  ],
};

const assignmentValues: Readonly<Record<string, Values>> = {
  principaltype: [
    ["ServicePrincipal", say("apps and managed identities")],
    ["Group", say("groups")],
    ["User", say("people")],
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
