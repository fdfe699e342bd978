import { isAllowed } from "../authorisation";
import { failure, ok } from "../message";
import { page } from "../paging";
import type { Route, RouteContext } from "../router";
import { pagingFor } from "../state";
import { sameId, type SimSubscription } from "../world";

const versions = ["2020-01-01", "2021-01-01", "2022-12-01"];

export const subscriptionRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/tenants",
    versions,
    handle: ({ state, request }) => {
      const tenants = state.world.tenants.map(({ id, name }) => ({
        id: `/tenants/${id}`,
        tenantId: id,
        displayName: name,
        defaultDomain: `${name.toLowerCase()}.example`,
        tenantCategory: "Home",
      }));
      return page(request, tenants, pagingFor(state, request.path));
    },
  },
  {
    method: "GET",
    path: "/subscriptions",
    versions,
    handle: (context) => {
      const { state, request, caller } = context;
      const mine = state.world.subscriptions.filter(({ tenantId }) => tenantId === caller.tid);
      return page(
        request,
        mine.filter((one) => isVisible(context, one)).map(toJson),
        pagingFor(state, request.path),
      );
    },
  },
  {
    method: "GET",
    path: "/subscriptions/{s}",
    versions,
    handle: ({ state, part }) => {
      const found = state.world.subscriptions.find(({ id }) => sameId(id, part("s")));
      return found === undefined
        ? failure(404, "SubscriptionNotFound", "No such subscription.")
        : ok(toJson(found));
    },
  },
];

/** A subscription shows to whoever may do anything in it; one that forbids reading shows nevertheless. */
function isVisible({ state, caller }: RouteContext, { id }: SimSubscription): boolean {
  const scope = `/subscriptions/${id}`;
  const { world } = state;
  return (
    isAllowed(world, caller.oid, "Microsoft.Resources/subscriptions/read", scope) ||
    world.grants.some(
      (grant) =>
        grant.principalId === caller.oid && grant.scope.toLowerCase().startsWith(scope.toLowerCase()),
    )
  );
}

function toJson({ id, name, tenantId, state }: SimSubscription) {
  return {
    id: `/subscriptions/${id}`,
    authorizationSource: "RoleBased",
    managedByTenants: [],
    subscriptionId: id,
    tenantId,
    displayName: name,
    state: state ?? "Enabled",
    subscriptionPolicies: {
      locationPlacementId: "Public_2014-09-01",
      quotaId: "EnterpriseAgreement_2014-09-01",
      spendingLimit: "Off",
    },
  };
}
