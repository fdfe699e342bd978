import type { Principal, PrincipalType } from "../../azure/azure-data";
import { sampleGuid } from "./ids";

/** Everybody in the sample: called by what they do, since nobody of them exists. */
const table = [
  ["you", "User", "You (sample)", "you@contoso.example"],
  ["platformLead", "User", "Platform Lead", "platform.lead@contoso.example"],
  ["onCall", "User", "On-call Engineer", "on.call@contoso.example"],
  ["auditor", "User", "External Auditor", "auditor@partner.example"],
  ["dataScientist", "User", "Data Scientist", "data.scientist@contoso.example"],
  ["intern", "User", "Research Intern", "intern@contoso.example"],
  ["platformTeam", "Group", "AI Platform Team", undefined],
  ["scientists", "Group", "Data Scientists", undefined],
  ["developers", "Group", "Application Developers", undefined],
  ["security", "Group", "Security Operations", undefined],
  ["finance", "Group", "Cost Controllers", undefined],
  ["chatApp", "ServicePrincipal", "chat-frontend", sampleGuid(0xc1, 1)],
  ["indexer", "ServicePrincipal", "document-indexer", sampleGuid(0xc1, 2)],
  ["pipeline", "ServicePrincipal", "deployment-pipeline", sampleGuid(0xc1, 3)],
  ["helpdeskBot", "ServicePrincipal", "helpdesk-bot", sampleGuid(0xc1, 4)],
  ["notebook", "ServicePrincipal", "research-notebooks", sampleGuid(0xc1, 5)],
] as const;

/** Accounts of people and apps that left: the directory knows them no more. */
const gone = { formerEmployee: sampleGuid(0x0d, 1), formerApp: sampleGuid(0x0d, 2) } as const;

export type PrincipalKey = (typeof table)[number][0] | keyof typeof gone;

const idOf = new Map<string, string>([
  ...table.map(([key], index) => [key, sampleGuid(0x0b, index + 1)] as const),
  ...Object.entries(gone),
]);

export const samplePrincipals: readonly Principal[] = table.map(([key, type, name, detail]) => ({
  id: principalId(key),
  type,
  name,
  ...(detail === undefined ? {} : { detail }),
}));

export function principalId(key: PrincipalKey): string {
  return idOf.get(key) ?? "";
}

export function principalType(key: PrincipalKey): PrincipalType {
  if (key === "formerApp") return "ServicePrincipal";
  return table.find(([name]) => name === key)?.[1] ?? "User";
}
