import { failure, ok, type SimAnswer } from "../message";
import type { Route, RouteContext } from "../router";
import { sameId, type SimPrincipal } from "../world";

/** Microsoft Graph: on a host of its own, or below "/graph" of the simulator's. */

const versions: readonly string[] = [];
const collections = { users: "user", groups: "group", servicePrincipals: "servicePrincipal" } as const;

export const directoryRoutes: readonly Route[] = [
  { method: "POST", path: "{*base}/v1.0/directoryObjects/getByIds", versions, handle: getByIds },
  ...Object.entries(collections).map(([name, type]): Route => ({
    method: "GET",
    path: `{*base}/v1.0/${name}`,
    versions,
    handle: (context) => search(context, type),
  })),
];

const forbidden = failure(
  403,
  "Authorization_RequestDenied",
  "Insufficient privileges to complete the operation.",
);

function getByIds({ state, request, caller }: RouteContext): SimAnswer {
  if (state.directory === "refused") return forbidden;
  const ids = (request.body["ids"] ?? []) as string[];
  if (ids.length > 1000) {
    return failure(
      400,
      "Request_BadRequest",
      "Too many values in the collection 'ids'; at most 1000 are allowed.",
    );
  }
  const wanted = new Set(ids.map((id) => id.toLowerCase()));
  const found = state.world.principals.filter(
    ({ id, tenantId }) => tenantId === caller.tid && wanted.has(id.toLowerCase()),
  );
  return ok({
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#directoryObjects",
    value: found.map((principal) => ({
      "@odata.type": `#microsoft.graph.${principal.type}`,
      ...principalJson(principal),
    })),
  });
}

function principalJson({ id, displayName, userPrincipalName, appId }: SimPrincipal) {
  return {
    id,
    displayName,
    ...(userPrincipalName === undefined ? {} : { userPrincipalName }),
    ...(appId === undefined ? {} : { appId }),
  };
}

/** `startswith(field,'text')` joined by "or", and `appId eq '…'`. */
function search({ state, request, caller }: RouteContext, type: SimPrincipal["type"]): SimAnswer {
  if (state.directory === "refused") return forbidden;
  const filter = request.query.get("$filter") ?? "";
  const top = Number(request.query.get("$top") ?? "100");
  const tests = filter.split(" or ").map(readTest);
  if (tests.includes(undefined))
    return failure(400, "Request_UnsupportedQuery", `Unsupported query '${filter}'.`);
  const found = state.world.principals.filter(
    (principal) =>
      principal.type === type && principal.tenantId === caller.tid && tests.some((test) => test?.(principal)),
  );
  return ok({ value: found.slice(0, top).map(principalJson) });
}

function readTest(text: string): ((principal: SimPrincipal) => boolean) | undefined {
  const starts = /^startswith\((displayName|userPrincipalName),'((?:[^']|'')*)'\)$/.exec(text);
  if (starts !== null) {
    const [, field = "", quoted = ""] = starts;
    const wanted = quoted.replaceAll("''", "'").toLowerCase();
    return (principal) => (principal[field as "displayName"] ?? "").toLowerCase().startsWith(wanted);
  }
  const equals = /^appId eq '([^']*)'$/.exec(text)?.[1];
  return equals === undefined ? undefined : ({ appId }) => appId !== undefined && sameId(appId, equals);
}
