import type { TemplateResource } from "../../document/arm-template";
import { addElements } from "../../document/add-elements";
import { setMember, setMembers, together, type EditPlan } from "../../document/edits";
import { elements, findMember, memberValue, stringOf, type JsonNode } from "../../document/json-node";
import type { Account } from "../../resources/account";
import { assignmentReach } from "../../resources/assignment-scope";
import { assignedRole } from "../assigned-role";
import { openAiContributor, openAiUser } from "../role-replacement";
import { defineRule, type Fix } from "../rule";
import type { RoleAssignment } from "../../resources/role-assignment";
import { say } from "../../text/text";

/** What is assigned around an account also holds for every account that comes later. */
export const preferAccountScope = defineRule({
  meta: {
    id: "prefer-account-scope",
    summary: "A role for calling models should be assigned on the account",
    category: "least-privilege",
    severity: "information",
    fixable: true,
  },

  check: {
    roleAssignment(assignment, report, context) {
      const assigned = assignedRole(assignment, context);
      const at = assignment.roleMember?.value;
      if (assigned.kind !== "builtIn" || ![openAiUser, openAiContributor].includes(assigned.role.id) || !at)
        return;
      const reach = assignmentReach(assignment, context.resources);
      if (reach.kind !== "around" || reach.accounts.length !== 1) return;
      const [account] = reach.accounts;
      if (account?.place && isInLoop(account.place)) return;
      report({
        at,
        message: say(
          "This assigns {0} on everything the template is deployed to, while it deploys one account. Accounts that come later would be reached as well.",
          assigned.role.name,
        ),
        fixes: account ? fixes(assignment, account) : [],
      });
    },
  },
});

/** A copy loop is one entry of a template and any number of accounts. */
function isInLoop({ node, parent, template }: TemplateResource): boolean {
  if (memberValue(node, "copy")) return true;
  const around = parent ?? template.deployment;
  return around !== undefined && isInLoop(around);
}

function fixes({ node, place, spelling }: RoleAssignment, account: Account): readonly Fix[] {
  const name = stringOf(memberValue(account.node, "name"));
  if (spelling !== "template" || name === undefined || account.place?.template !== place?.template) return [];
  const words = name.startsWith("[") ? name.slice(1, -1) : `'${name.replaceAll("'", "''")}'`;
  const id = `[resourceId('Microsoft.CognitiveServices/accounts', ${words})]`;
  const edits = scopeAndWait(node, id, account.place?.symbolicName ?? id);
  return edits ? [{ title: say("Set the scope to the account"), safety: "unsafe", edits }] : [];
}

/** A scope makes nothing wait: without a dependency the assignment may come before its account. */
function scopeAndWait(node: JsonNode, scope: string, account: string): EditPlan | undefined {
  const written = findMember(node, "dependsOn");
  if (!written) return setMembers(node, { scope, dependsOn: [account] });
  const squeezed = (text = "") => text.replaceAll(" ", "").toLowerCase();
  const names = elements(written.value).map((element) => squeezed(stringOf(element)));
  const setScope = setMember(node, "scope", scope);
  if ([account, scope].some((name) => names.includes(squeezed(name)))) return setScope;
  const added = addElements(node, "dependsOn", [account]);
  return added && together(setScope, added);
}
