import type { Json } from "../../../azure/azure-data";
import { toBicep } from "../../../explorer/index";
import { policyBody, policyId, type WantedPolicy } from "../policy-plan";
import { deploymentOf } from "./deployment";
import type { Deployment, Script } from "./script";

const apiVersion = "2024-05-01";
const type = "Microsoft.Authorization/policyAssignments";
const roleVersion = "2022-04-01";
const roleType = "Microsoft.Authorization/roleAssignments";

/**
 * Assigning a policy, and giving its identity the role it needs.
 *
 * @param roleAssignment The name of that second assignment, a GUID.
 */
export function policyScript(wanted: WantedPolicy, roleAssignment: string): Script {
  const { policy, scope, account } = wanted;
  const body = policyBody(wanted);
  const parameters = { file: `${policy.name}.json`, json: { effect: { value: policy.effect } } };
  const identity =
    policy.role === undefined
      ? []
      : [
          "--mi-system-assigned",
          "--location",
          account.location,
          "--identity-scope",
          scope,
          "--role",
          policy.role,
        ];
  return {
    name: policy.name,
    az: [
      [
        ...["policy", "assignment", "create", "--name", policy.name, "--display-name", policy.displayName],
        ...["--scope", scope, "--policy", policy.definition.id, "--params", parameters, ...identity],
      ],
    ],
    rest: [
      { method: "PUT", name: "policy", path: policyId(wanted), apiVersion, body },
      ...(policy.role === undefined ? [] : [roleCall(wanted, policy.role, roleAssignment)]),
    ],
    deployment: withRole(
      deploymentOf({ symbol: "policy", type, apiVersion, name: policy.name, scope, body }),
      wanted,
    ),
  };
}

function rolePropertiesOf({ account }: WantedPolicy, role: string, principalId: string): Json {
  return {
    roleDefinitionId: `/subscriptions/${account.subscription.id}/providers/Microsoft.Authorization/roleDefinitions/${role}`,
    principalId,
    principalType: "ServicePrincipal",
  };
}

/** The identity is made with the policy: its id is in the first answer. */
function roleCall(wanted: WantedPolicy, role: string, name: string) {
  const principalId = "{{policy.response.body.identity.principalId}}";
  return {
    method: "PUT" as const,
    path: `${wanted.scope}/providers/${roleType}/${name}`,
    apiVersion: roleVersion,
    body: { properties: rolePropertiesOf(wanted, role, principalId) },
  };
}

function withRole(deployment: Deployment, wanted: WantedPolicy): Deployment {
  const { name, role } = wanted.policy;
  if (role === undefined) return deployment;
  const [here, idOf] =
    deployment.scope === "subscription"
      ? ["subscription()", "subscriptionResourceId"]
      : ["resourceGroup()", "resourceId"];
  const id = `${idOf}('${type}', '${name}')`;
  const principalId = `[reference(${id}, '${apiVersion}', 'Full').identity.principalId]`;
  return {
    ...deployment,
    resources: [
      ...deployment.resources,
      {
        type: roleType,
        apiVersion: roleVersion,
        name: `[guid(${here}.id, '${name}', '${role}')]`,
        dependsOn: [`[${id}]`],
        properties: rolePropertiesOf(wanted, role, principalId),
      },
    ],
    bicep: `${deployment.bicep}\n${roleInBicep(wanted, role, here)}`,
  };
}

const marker = "policy.identity.principalId";

/** What is an expression stands there as a string until it is written. */
function roleInBicep(wanted: WantedPolicy, role: string, here: string): string {
  const properties = toBicep(rolePropertiesOf(wanted, role, marker), "  ").replace(`'${marker}'`, marker);
  return `resource role '${roleType}@${roleVersion}' = {\n  name: guid(${here}.id, policy.name, '${role}')\n  properties: ${properties}\n}\n`;
}
