import { memberValue } from "../../document/json-node";
import { findUnfilled, isFilledByTool } from "../../document/unfilled";
import { asBoolean, asString, type Value } from "../../document/value";
import type { RoleDefinition } from "../../resources/role-definition";
import { say, type Text } from "../../text/text";
import { defineRule, type Report } from "../rule";

/** https://learn.microsoft.com/azure/role-based-access-control/custom-roles#custom-role-properties */
const longestName = 512;
const longestDescription = 2048;
const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Who is asked to assign a role has nothing but its name and description to go by. */
export const validRoleMetadata = defineRule({
  meta: {
    id: "valid-role-metadata",
    summary: "A custom role should have a name, a description and an id that Azure accepts",
    category: "correctness",
    severity: "warning",
    fixable: false,
  },

  check: {
    roleDefinition(role, report) {
      if (role.spelling === "permissions") return;
      const conflict = conflictOf(role);
      if (conflict) report(conflict);
      if (role.origin === "builtIn") return;
      for (const found of [missingOf(role), idFault(role)]) if (found) report(found);
      for (const found of lengthFaults(role)) report(found);
    },
  },
});

function missingOf({ name, description, at }: RoleDefinition): Report | undefined {
  if (!isUnset(name)) {
    const message = say("This role has no description. Whoever is to assign it cannot see what it is for.");
    return isUnset(description) ? { at, message } : undefined;
  }
  const message = isUnset(description)
    ? say("This role has no name and no description. Azure refuses a custom role without a name.")
    : say("This role has no name. Azure refuses a custom role without a name.");
  return { at, message };
}

function isUnset(value: Value): boolean {
  if (value.kind === "absent") return true;
  return value.kind === "scalar" && (value.value === null || String(value.value).trim() === "");
}

function lengthFaults({ name, description }: RoleDefinition): readonly Report[] {
  return [
    ...tooLong(name, longestName, (length) =>
      say("This name has {0} characters. Azure accepts {1} and refuses the role.", length, longestName),
    ),
    ...tooLong(description, longestDescription, (length) =>
      say(
        "This description has {0} characters. Azure accepts {1} and refuses the role.",
        length,
        longestDescription,
      ),
    ),
  ];
}

function tooLong(value: Value, longest: number, message: (length: number) => Text): readonly Report[] {
  const text = asString(value);
  if (text === undefined || text.length <= longest || value.kind !== "scalar") return [];
  return [{ at: value.at, message: message(text.length) }];
}

function idFault({ id }: RoleDefinition): Report | undefined {
  const text = asString(id);
  if (text === undefined || text === "" || id.kind !== "scalar") return undefined;
  if (findUnfilled(text).length > 0 || isFilledByTool(text)) return undefined;
  const last = text.slice(text.lastIndexOf("/") + 1);
  if (guid.test(last)) return undefined;
  return {
    at: id.at,
    message: say(
      '"{0}" is not a GUID. The id of a role definition has to be one, or Azure refuses the role; its name may be anything.',
      last,
    ),
  };
}

/** Two members say where a role comes from, and tools believe one or the other. */
function conflictOf({ node, body, read }: RoleDefinition): Report | undefined {
  const isCustom = read(memberValue(body, "isCustom") ?? memberValue(node, "isCustom"));
  const flag = asBoolean(isCustom);
  const type = [memberValue(body, "roleType"), memberValue(body, "type")]
    .map((member) => asString(read(member)) ?? "")
    .find((text) => /^(?:custom|builtin)role$/i.test(text));
  if (flag === undefined || type === undefined || isCustom.kind !== "scalar") return undefined;
  if (flag === /^custom/i.test(type)) return undefined;
  return {
    at: isCustom.at,
    message: say(
      '{0} is {1} and the type is "{2}", which contradict each other. Azure PowerShell reads the one, the REST interface the other.',
      "IsCustom",
      String(flag),
      type,
    ),
  };
}
