import type { PolicyApi } from "../../azure/azure-api";
import type { Json, PolicyAssignment, PolicyState } from "../../azure/azure-data";
import { answer } from "./accounts-api";
import { sampleGuid } from "./ids";
import { accountNow, isWithin, lower, type SampleWorld } from "./world";

const auditPolicy =
  "/providers/Microsoft.Authorization/policyDefinitions/71ef260a-8f18-47b7-abcb-62d0673d94dc";

export function samplePolicyApi(world: SampleWorld): PolicyApi {
  return {
    listStates: (_subscription, id) => answer(() => [keysState(world, id)]),

    listAssignmentsAt: (_subscription, scope) =>
      answer(() => [...world.policyAssignments.values()].filter((one) => isWithin(scope, one.scope))),

    getAssignment: (_subscription, id) => answer(() => world.policyAssignments.get(lower(id))),

    putAssignment: (_subscription, scope, name, body) =>
      answer(() => {
        const id = `${scope === "/" ? "" : scope}/providers/Microsoft.Authorization/policyAssignments/${name}`;
        world.policyAssignments.set(lower(id), toAssignment(world, { id, name, scope }, body));
        return { id };
      }),

    deleteAssignment: (_subscription, id) =>
      answer(() => (world.policyAssignments.delete(lower(id)) ? "deleted" : "absent")),
  };
}

interface AssignmentBody extends Json {
  readonly identity?: { readonly type?: string };
  readonly properties?: {
    readonly displayName?: string;
    readonly policyDefinitionId?: string;
    readonly parameters?: { readonly effect?: { readonly value?: string } };
  };
}

function toAssignment(
  world: SampleWorld,
  place: Pick<PolicyAssignment, "id" | "name" | "scope">,
  { identity, properties = {} }: AssignmentBody,
): PolicyAssignment {
  const { displayName, policyDefinitionId = "", parameters } = properties;
  const effect = parameters?.effect?.value;
  return {
    ...place,
    definitionId: policyDefinitionId,
    isEnforced: true,
    notScopes: [],
    ...(displayName === undefined ? {} : { displayName }),
    ...(effect === undefined ? {} : { effect }),
    ...(identity?.type === "SystemAssigned"
      ? { identityId: sampleGuid(0x1d, world.policyAssignments.size + 1) }
      : {}),
  };
}

/** The built-in policy that wants keys off, assigned above all of the sample. */
function keysState(world: SampleWorld, id: string): PolicyState {
  const keysOff = accountNow(world, id).json.properties?.disableLocalAuth === true;
  return {
    assignmentId:
      "/providers/Microsoft.Management/managementGroups/mg-contoso/providers/Microsoft.Authorization/policyAssignments/no-keys",
    definitionId: auditPolicy,
    definitionName: "71ef260a-8f18-47b7-abcb-62d0673d94dc",
    compliance: keysOff ? "Compliant" : "NonCompliant",
    effect: "audit",
  };
}
