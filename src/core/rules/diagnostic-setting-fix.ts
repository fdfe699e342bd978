import type { TemplateResource } from "../document/arm-template";
import { addElementAfter, type JsonData } from "../document/edits";
import { memberValue, stringOf } from "../document/json-node";
import { say } from "../text/text";
import type { Fix } from "./rule";

/**
 * Offers to add a diagnostic setting for an account beside it in its template. Nothing is offered where one resource
 * would not be enough or might lack its account: in a copy loop, under a condition, among named resources.
 */
export function diagnosticSettingFixes({ node, parent }: TemplateResource): readonly Fix[] {
  const name = stringOf(memberValue(node, "name"));
  if (parent || node.parent?.type !== "array" || name === undefined || depends(node)) return [];
  return [
    {
      title: say("Add a diagnostic setting, its workspace to be filled in"),
      safety: "unsafe",
      edits: addElementAfter(node, settingFor(name)),
    },
  ];
}

const depends = (node: TemplateResource["node"]): boolean =>
  memberValue(node, "copy") !== undefined || memberValue(node, "condition") !== undefined;

function settingFor(name: string): JsonData {
  const account = `[resourceId('Microsoft.CognitiveServices/accounts', ${asArgument(name)})]`;
  return {
    type: "Microsoft.Insights/diagnosticSettings",
    apiVersion: "2021-05-01-preview",
    scope: account,
    name: "audit-and-requests",
    dependsOn: [account],
    properties: {
      workspaceId: "<id of the Log Analytics workspace>",
      logs: [
        { category: "Audit", enabled: true },
        { category: "RequestResponse", enabled: true },
      ],
    },
  };
}

/** A name as an argument of a function: what stands in its brackets, or its text in quotes. */
function asArgument(name: string): string {
  if (name.startsWith("[") && !name.startsWith("[[") && name.endsWith("]")) return name.slice(1, -1);
  const text = name.startsWith("[[") ? name.slice(1) : name;
  return `'${text.replaceAll("'", "''")}'`;
}
