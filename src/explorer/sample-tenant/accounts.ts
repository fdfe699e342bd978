import type { Account, AccountProperties, Deployment, Json, Subscription } from "../../azure/azure-data";
import { groupScope, production, research, shared } from "./ids";

/** An account of the sample as its table says it; the rest is as Azure makes it by default. */
interface Row {
  readonly name: string;
  readonly subscription: Subscription;
  readonly group: string;
  readonly kind: string;
  readonly location: string;
  readonly properties?: Partial<AccountProperties>;
  readonly identity?: boolean;
  readonly tags?: Readonly<Record<string, string>>;
  /** Name, model, version, sku, capacity, content filter. */
  readonly deployments?: readonly (readonly [string, string, string, string, number, string?])[];
}

const closed = { publicNetworkAccess: "Disabled" };
const selected = (rules: Json) => ({
  networkAcls: { defaultAction: "Deny", bypass: "AzureServices", ...rules },
});
const keyless = { disableLocalAuth: true };
const filter = "Microsoft.DefaultV2";

const rows: readonly Row[] = [
  {
    name: "contoso-chat-prod",
    subscription: production,
    group: "rg-chat",
    kind: "OpenAI",
    location: "swedencentral",
    properties: { disableLocalAuth: false },
    tags: { env: "prod", owner: "chat" },
    deployments: [
      ["gpt-4o", "gpt-4o", "2024-11-20", "GlobalStandard", 150, filter],
      ["embeddings", "text-embedding-3-large", "1", "Standard", 120, filter],
    ],
  },
  {
    name: "contoso-search-prod",
    subscription: production,
    group: "rg-search",
    kind: "AIServices",
    location: "westeurope",
    properties: { ...keyless, ...closed },
    identity: true,
    tags: { env: "prod", owner: "search" },
    deployments: [["gpt-4.1-mini", "gpt-4.1-mini", "2025-04-14", "DataZoneStandard", 80, "contoso-strict"]],
  },
  {
    name: "contoso-helpdesk",
    subscription: production,
    group: "mrg-helpdesk-managed",
    kind: "OpenAI",
    location: "westeurope",
    tags: { env: "prod", owner: "helpdesk" },
    deployments: [["gpt-4o-mini", "gpt-4o-mini", "2024-07-18", "Standard", 40, filter]],
  },
  {
    name: "contoso-claims-prod",
    subscription: production,
    group: "rg-claims",
    kind: "OpenAI",
    location: "francecentral",
    // Entra ID needs a name of its own, and this account has none: with keys off nobody can call it.
    properties: {
      ...keyless,
      customSubDomainName: "",
      ...selected({ ipRules: [{ value: "203.0.113.0/24" }] }),
    },
    identity: true,
    tags: { env: "prod", owner: "claims" },
    deployments: [["gpt-4o", "gpt-4o", "2024-08-06", "ProvisionedManaged", 100, "contoso-strict"]],
  },
  {
    name: "contoso-translate",
    subscription: production,
    group: "rg-shared-ai",
    kind: "TextTranslation",
    location: "westeurope",
    properties: { disableLocalAuth: false, ...closed },
    tags: { env: "prod" },
  },
  {
    name: "lab-openai-east",
    subscription: research,
    group: "rg-lab",
    kind: "OpenAI",
    location: "eastus2",
    properties: selected({ ipRules: [{ value: "0.0.0.0/0" }] }),
    tags: { env: "lab" },
    deployments: [
      ["o4-mini", "o4-mini", "2025-04-16", "GlobalStandard", 30],
      ["gpt-4.1", "gpt-4.1", "2025-04-14", "GlobalStandard", 50, filter],
    ],
  },
  {
    name: "lab-foundry",
    subscription: research,
    group: "rg-lab",
    kind: "AIServices",
    location: "swedencentral",
    properties: { allowProjectManagement: true },
    identity: true,
    tags: { env: "lab" },
    deployments: [["gpt-4.1", "gpt-4.1", "2025-04-14", "GlobalStandard", 20, filter]],
  },
  {
    name: "lab-speech",
    subscription: research,
    group: "rg-voice",
    kind: "SpeechServices",
    location: "northeurope",
    tags: { env: "lab" },
  },
  {
    name: "lab-finetune",
    subscription: research,
    group: "rg-finetune",
    kind: "OpenAI",
    location: "northcentralus",
    properties: {
      ...keyless,
      ...selected({ virtualNetworkRules: [{ id: subnet(research, "rg-lab", "vnet-lab", "compute") }] }),
    },
    identity: true,
    tags: { env: "lab" },
    deployments: [["gpt-4o-ft", "gpt-4o-2024-08-06.ft-tickets", "1", "Standard", 10, filter]],
  },
  {
    name: "shared-document-intelligence",
    subscription: shared,
    group: "rg-documents",
    kind: "FormRecognizer",
    location: "westeurope",
    properties: { ...keyless, ...closed },
    identity: true,
    tags: { env: "shared" },
  },
  {
    name: "shared-gateway",
    subscription: shared,
    group: "rg-gateway",
    kind: "OpenAI",
    location: "swedencentral",
    properties: { disableLocalAuth: true },
    identity: true,
    tags: { env: "shared", owner: "platform" },
    deployments: [["gpt-4.1", "gpt-4.1", "2025-04-14", "GlobalBatch", 500, "contoso-strict"]],
  },
  {
    name: "shared-legacy-vision",
    subscription: shared,
    group: "rg-legacy",
    kind: "CognitiveServices",
    location: "westus",
    properties: { customSubDomainName: "" },
  },
];

export interface SampleAccount {
  readonly account: Account;
  readonly deployments: readonly Deployment[];
}

/** The twelve accounts as they are when the sample is opened. */
export function sampleAccounts(): readonly SampleAccount[] {
  return rows.map((row) => ({ account: toAccount(row), deployments: deploymentsOf(row) }));
}

/** The resource id of an account of the sample, by its name. */
export function accountScope(name: string): string {
  const row = rows.find((candidate) => candidate.name === name);
  return row === undefined ? "" : idOf(row);
}

function idOf({ subscription, group, name }: Row): string {
  return `${groupScope(subscription, group)}/providers/Microsoft.CognitiveServices/accounts/${name}`;
}

function toAccount(row: Row): Account {
  const { name, kind, location, subscription, group, tags = {}, identity } = row;
  const json = {
    id: idOf(row),
    name,
    type: "Microsoft.CognitiveServices/accounts",
    kind,
    location,
    sku: { name: "S0" },
    tags,
    ...(identity ? { identity: { type: "SystemAssigned" } } : {}),
    properties: propertiesOf(row),
  };
  return { id: json.id, name, kind, location, resourceGroup: group, subscription, json, detail: "full" };
}

function propertiesOf({ name, location, properties = {} }: Row): AccountProperties {
  const { customSubDomainName = name, ...rest } = properties;
  const host =
    customSubDomainName === "" ? `${location}.api.cognitive.microsoft.com` : `${name}.openai.azure.com`;
  return {
    provisioningState: "Succeeded",
    endpoint: `https://${host}/`,
    ...(customSubDomainName === "" ? {} : { customSubDomainName }),
    publicNetworkAccess: "Enabled",
    privateEndpointConnections: [],
    dateCreated: "2025-03-04T05:06:07Z",
    ...rest,
  };
}

function deploymentsOf(row: Row): readonly Deployment[] {
  return (row.deployments ?? []).map(([name, model, version, sku, capacity, raiPolicyName]) => ({
    id: `${idOf(row)}/deployments/${name}`,
    name,
    model: { format: "OpenAI", name: model, version },
    sku,
    capacity,
    ...(raiPolicyName === undefined ? {} : { raiPolicyName }),
    provisioningState: "Succeeded",
  }));
}

export function subnet(subscription: Subscription, group: string, network: string, name: string): string {
  return `${groupScope(subscription, group)}/providers/Microsoft.Network/virtualNetworks/${network}/subnets/${name}`;
}
