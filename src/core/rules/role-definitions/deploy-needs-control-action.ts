import { deploymentWrite, fineTuneDeploymentOperations } from "../../catalog/sensitive-operations";
import { addElements } from "../../document/add-elements";
import { covers } from "../../rbac/wildcard";
import type { PermissionBlock, RoleDefinition } from "../../resources/role-definition";
import { say } from "../../text/text";
import { defineRule, type Fix } from "../rule";
import { sensitiveGrants } from "../sensitive-grants";

/** A deployment is a resource: making one is an action, whatever the data actions say. */
export const deployNeedsControlAction = defineRule({
  meta: {
    id: "deploy-needs-control-action",
    summary: "A role that may deploy fine-tuned models should also be granted the action that deploys",
    category: "correctness",
    severity: "information",
    fixable: true,
  },

  check: {
    roleDefinition(role, report) {
      if (role.origin === "builtIn") return;
      const grants = sensitiveGrants(role, fineTuneDeploymentOperations);
      if (grants.length === 0 || mayDeploy(role)) return;
      for (const { block, entry } of grants) {
        report({
          at: entry.at,
          message: say(
            '"{0}" lets every holder ask for the deployment of a fine-tuned model, but no entry of {1} grants {2}, so they cannot deploy it.',
            entry.value,
            "actions",
            "accounts/deployments/write",
          ),
          fixes: fixes(block),
        });
      }
    },
  },
});

/** Also when that cannot be ruled out. */
function mayDeploy({ permissions, complete }: RoleDefinition): boolean {
  return (
    !complete ||
    permissions.some(({ actions, notActions }) => {
      if (!actions.complete) return true;
      const isGranted = actions.entries.some(({ value }) => covers(value, deploymentWrite));
      return isGranted && !notActions.entries.some(({ value }) => covers(value, deploymentWrite));
    })
  );
}

function fixes({ node, actions, dataActions, notActions }: PermissionBlock): readonly Fix[] {
  if (notActions.entries.some(({ value }) => covers(value, deploymentWrite))) return [];
  const isCapital = /^D/.test(dataActions.member?.name ?? "");
  const name = actions.member?.name ?? (isCapital ? "Actions" : "actions");
  const edits = addElements(node, name, [deploymentWrite]);
  return edits ? [{ title: say('Add "{0}" to {1}', deploymentWrite, name), safety: "unsafe", edits }] : [];
}
