import {
  builtInRoles,
  findRoleById,
  findRoleByName,
  rolesOrigin,
  type BuiltInRole,
} from "../../catalog/built-in-roles";
import { distance } from "../../catalog/distance";
import { replaceValue } from "../../document/edits";
import { fullRoleId, guidIn } from "../../policy/role-id";
import { remediationRoles, type RemediationRole } from "../../resources/remediation-role";
import { say } from "../../text/text";
import { defineRule, type Fix, type Report } from "../rule";

/** Two GUIDs that differ in no more places are the same one, mistyped. */
const mistyped = 3;

/** Azure gives the roles to the identity of the assignment, and wants each as the id of a role definition. */
export const remediationRoleFormat = defineRule({
  meta: {
    id: "remediation-role-format",
    summary: "The roles of a remediation must be full ids of roles that exist",
    category: "correctness",
    severity: "error",
    fixable: true,
  },

  check: {
    policyDefinition(policy, report) {
      for (const role of remediationRoles(policy).roles) {
        const found = role.guid === undefined ? notAnId(role) : unknownRole(role, role.guid);
        if (found) report(found);
      }
    },
  },
});

function notAnId(role: RemediationRole): Report {
  const guid = guidIn(role.text);
  const meant = guid === undefined ? findRoleByName(role.text.trim()) : findRoleById(guid);
  const id = meant?.id ?? guid;
  return {
    at: role.at,
    message: say(
      '"{0}" is no full id of a role definition, such as "{1}"; Azure refuses the definition.',
      role.text,
      fullRoleId("‹guid›"),
    ),
    fixes: writeId(role, id, meant),
  };
}

function unknownRole(role: RemediationRole, guid: string): Report | undefined {
  if (findRoleById(guid)) return undefined;
  const meant = builtInRoles().find(({ id }) => distance(guid, id, mistyped) <= mistyped);
  if (meant) {
    return {
      at: role.at,
      message: say('No built-in role has the id "{0}". The nearest one is that of {1}.', guid, meant.name),
      fixes: writeId(role, meant.id, meant),
    };
  }
  if (!/^\/providers\/Microsoft\.Authorization\//i.test(role.text)) return undefined;
  return {
    at: role.at,
    message: say(
      'No built-in role has the id "{0}" as of {1}, so remediation has no rights. A role of your own is named with the scope it is defined at, such as "{2}".',
      guid,
      rolesOrigin.asOf,
      `/subscriptions/‹id›${role.text}`,
    ),
  };
}

function writeId(
  { at, text }: RemediationRole,
  guid: string | undefined,
  role: BuiltInRole | undefined,
): readonly Fix[] {
  if (guid === undefined || at.value !== text) return [];
  return [
    {
      title: role ? say("Write the full id of {0}", role.name) : say("Write the full id"),
      safety: "unsafe",
      edits: replaceValue(at, fullRoleId(guid)),
    },
  ];
}
