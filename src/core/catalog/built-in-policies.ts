import type { Origin } from "./operations";

/** A policy definition that Azure ships. */
export interface BuiltInPolicy {
  /** A GUID, in lower case. */
  readonly id: string;
  readonly name: string;
}

/** When the definitions were read, and where. */
export const builtInPoliciesOrigin: Origin = {
  asOf: "2026-04-29",
  sources: ["https://github.com/Azure/azure-policy"],
};

/** The built-in definitions for Azure's AI services and for what stands beside them, deprecated ones included. */
const names: Readonly<Record<string, string>> = {
  "0725b4dd-7e76-479c-a735-68e7ee23d5ca":
    "[Deprecated]: Cognitive Services accounts should disable public network access",
  "2bdd0062-9d75-436e-89df-487dd8e4b3c7":
    "[Deprecated]: Cognitive Services accounts should enable data encryption",
  "11566b39-f7f7-4b82-ab06-68d8700eb0a4":
    "[Deprecated]: Cognitive Services accounts should use customer owned storage or enable data encryption.",
  "cddd188c-4b82-4c48-a19d-ddf74ee66a01": "[Deprecated]: Cognitive Services should use private link",
  "10ee2ea2-fb4d-45b8-a7e9-a2e770044cd9": "[Deprecated]: Custom subscription owner roles should not exist",
  "af253d37-136a-42f8-a1fc-30010c083d41":
    "[Preview]: Cognitive Services Deployments should only use allowed completion content filtering",
  "930f48f9-f07e-427c-9494-52603581c6a9":
    "[Preview]: Cognitive Services Deployments should only use allowed control",
  "c1ad46c6-37f8-4af0-9c71-c208375c87dd":
    "[Preview]: Cognitive Services Deployments Should Only Use Allowed Control Mode",
  "f3a9c2e0-7b4d-4d8f-9c3a-2e1f6b9a8d4e":
    "[Preview]: Cognitive Services Deployments should only use allowed prompt content filtering",
  "a451c1ef-c6ca-483d-87ed-f49761e3ffb5": "Audit usage of custom RBAC roles",
  "67121cc7-ff39-4ab8-b7e3-95b84dab487d":
    "Azure AI Services resources should encrypt data at rest with a customer-managed key (CMK)",
  "71ef260a-8f18-47b7-abcb-62d0673d94dc":
    "Azure AI Services resources should have key access disabled (disable local authentication)",
  "037eea7a-bd0a-46c5-9a66-03aea78705d3": "Azure AI Services resources should restrict network access",
  "d6759c02-b87f-42b7-892e-71b3f471d782": "Azure AI Services resources should use Azure Private Link",
  "fe3fd216-4f83-4fc1-8984-2bbec80a3418": "Cognitive Services accounts should use a managed identity",
  "46aa9b05-0e60-4eae-a88b-1e9d374fa515": "Cognitive Services accounts should use customer owned storage",
  "aafe3651-cb78-4f68-9f81-e7e41509110f":
    "Cognitive Services Deployments should only use approved Registry Models",
  "55eff01b-f2bd-4c32-9203-db285f709d30":
    "Configure Azure AI Services resources to disable local key access (disable local authentication)",
  "d45520cb-31ca-44ba-8da2-fcf914608544":
    "Configure Azure AI Services resources to disable local key access (disable local authentication)",
  "14de9e63-1b31-492e-a5a3-c3f7fd57f555":
    "Configure Cognitive Services accounts to disable local authentication methods",
  "47ba1dd7-28d9-4b07-a8d5-9813bed64e0c":
    "Configure Cognitive Services accounts to disable public network access",
  "c4bc6f10-cb41-49eb-b000-d5ab82e2a091": "Configure Cognitive Services accounts to use private DNS zones",
  "db630ad5-52e9-4f4d-9c44-53912fe40053": "Configure Cognitive Services accounts with private endpoints",
  "1b4d1c4e-934c-4703-944c-27c82c06bebb": "Diagnostic logs in Azure AI services resources should be enabled",
  "0628b917-d4b4-4af5-bc2b-b4f87cd173ab":
    "Enable logging by category group for Cognitive Services (microsoft.cognitiveservices/accounts) to Event Hub",
  "55d1f543-d1b0-4811-9663-d6d0dbc6326d":
    "Enable logging by category group for Cognitive Services (microsoft.cognitiveservices/accounts) to Log Analytics",
  "14e81583-c89c-47db-af0d-f9ddddcccd9f":
    "Enable logging by category group for Cognitive Services (microsoft.cognitiveservices/accounts) to Storage",
  "c29fe1b2-c0b0-4d92-a988-84b484801707":
    "Enable logging by category group for Network Managers (microsoft.network/networkmanagers) to Event Hub",
  "23673f24-2594-43e9-9983-60a0be21bd76":
    "Enable logging by category group for Network Managers (microsoft.network/networkmanagers) to Log Analytics",
  "82333640-495e-4249-92bb-2a5e2d07b964":
    "Enable logging by category group for Network Managers (microsoft.network/networkmanagers) to Storage",
  "187242f4-89c6-4c43-9a4e-188c0efacc5f": "Resource logs should be enabled for Audit on supported resources",
};

/** The built-in policy definition with a GUID, in any letter case; absent when it is none of those known here. */
export function findBuiltInPolicy(id: string): BuiltInPolicy | undefined {
  const key = id.toLowerCase();
  const name = Object.hasOwn(names, key) ? names[key] : undefined;
  return name === undefined ? undefined : { id: key, name };
}
