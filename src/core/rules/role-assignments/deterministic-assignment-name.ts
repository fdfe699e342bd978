import {
  callsIn,
  isCallOf,
  printExpression,
  type CallExpression,
  type Expression,
} from "../../document/arm-expression";
import type { DeploymentScope } from "../../document/arm-placeholder";
import { replaceValue } from "../../document/edits";
import { memberValue, stringOf, type JsonNode } from "../../document/json-node";
import { isFilledByTool } from "../../document/unfilled";
import type { RoleAssignment } from "../../resources/role-assignment";
import { say, type Text } from "../../text/text";
import { expressionOf } from "../assigned-role";
import { defineRule, type Fix } from "../rule";

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The name tells Azure whether an assignment is there already; it has to be the same each time, and no other's. */
export const deterministicAssignmentName = defineRule({
  meta: {
    id: "deterministic-assignment-name",
    summary: "The name of an assignment should follow from its scope, principal and role",
    category: "correctness",
    severity: "warning",
    fixable: true,
  },

  check: {
    roleAssignment(assignment, report) {
      const name = memberValue(assignment.node, "name");
      if (!name || assignment.spelling !== "template") return;
      const deciding = decidingName(assignment, name);
      const isElsewhere = deciding !== name;
      // An empty default is there to be replaced.
      const fault = isElsewhere && stringOf(deciding) === "" ? undefined : faultOf(deciding);
      if (fault === undefined) return;
      report({
        at: name,
        message: fault,
        related: isElsewhere ? [{ at: deciding, message: say("The name comes from here.") }] : [],
        fixes: fixes(name, assignment),
      });
    },
  },
});

/** The text that makes the name, where a variable or a parameter merely hands it on. */
function decidingName({ name: value }: RoleAssignment, name: JsonNode): JsonNode {
  if (value.kind === "scalar") return value.source ?? name;
  const made = value.kind === "unknown" ? value.via?.at(-1) : undefined;
  return made && expressionOf(made) ? made : name;
}

function faultOf(name: JsonNode): Text | undefined {
  const text = stringOf(name) ?? "";
  const expression = expressionOf(name);
  if (!expression) {
    const isPlain =
      !text.startsWith("[") && !isFilledByTool(text) && !guid.test(text.split("/").at(-1) ?? "");
    return isPlain
      ? say('"{0}" is no GUID. The name of an assignment has to be one, or Azure refuses it.', text)
      : undefined;
  }
  const calls = [...callsIn(expression)];
  const isCalled = (wanted: string) => calls.filter(({ name: called }) => called.toLowerCase() === wanted);
  const isMade = calls.some(({ name: called }) => /^(?:new)?guid$/i.test(called));
  if (!isMade && isCalled("uniquestring").length > 0)
    return say(
      "{0} makes no GUID. The name of an assignment has to be one, or Azure refuses it.",
      "uniqueString()",
    );
  if (isCalled("newguid").length > 0)
    return say(
      "{0} gives another name at each deployment. The second one is refused, since the assignment is there under its first name.",
      "newGuid()",
    );
  const [seeded] = isCalled("guid");
  if (seeded?.args.length === 1 && seeded.args.every((seed) => !isJoined(seed)))
    return say(
      "{0} of a single value gives every assignment made with it the same name. Where two of them meet, or the principal or the role changes, Azure refuses the assignment.",
      "guid()",
    );
  return undefined;
}

/** Several values put together in one text. */
function isJoined(seed: Expression): boolean {
  return isCallOf(seed, "concat", "format", "join", "resourceId") && seed.args.length > 1;
}

function fixes(name: JsonNode, { node, place, roleMember, principalMember }: RoleAssignment): readonly Fix[] {
  const [role, principal] = [wordsOf(roleMember?.value), wordsOf(principalMember?.value)];
  const isNested = (stringOf(name) ?? "").includes("/");
  if (role === undefined || principal === undefined || isNested) return [];
  const scope = memberValue(node, "scope");
  const around = scope ? wordsOf(scope) : deployedTo(place?.template.deploymentScope);
  if (around === undefined) return [];
  const written = `[guid(${around}, ${principal}, ${role})]`;
  return [
    {
      title: say("Derive the name from scope, principal and role"),
      safety: "unsafe",
      edits: replaceValue(name, written),
    },
  ];
}

/** What stands for the scope a template is deployed to; there is no `resourceGroup()` above resource groups. */
function deployedTo(scope: DeploymentScope | undefined): string | undefined {
  switch (scope) {
    case "resourceGroup":
      return "resourceGroup().id";
    case "subscription":
      return "subscription().id";
    case "managementGroup":
      return "managementGroup().id";
    case "tenant":
      return "tenant().tenantId";
    case undefined:
      return undefined;
  }
}

/**
 * A value as a part of the expression that makes a name; absent where it has none. Names are
 * worked out before anything is deployed, so what is read from a resource is left out: the
 * resource itself stands for it.
 */
function wordsOf(node: JsonNode | undefined): string | undefined {
  const text = stringOf(node);
  if (text === undefined) return undefined;
  const expression = expressionOf(node);
  if (!expression) return text.startsWith("[") ? undefined : `'${text.replaceAll("'", "''")}'`;
  const calls = [...callsIn(expression)];
  if (!calls.some(isReadFromResource)) return text.slice(1, -1).trim();
  const [resource] = calls.find((call) => isCallOf(call, "reference"))?.args ?? [];
  if (!resource || [...callsIn(resource)].some(isReadFromResource)) return undefined;
  return printExpression(resource).slice(1, -1);
}

function isReadFromResource({ name }: CallExpression): boolean {
  return /^(?:reference|references|list\w*)$/i.test(name);
}
