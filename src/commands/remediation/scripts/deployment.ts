import { l10n } from "vscode";
import type { Json } from "../../../azure/azure-data";
import { escapeStrings, toBicep } from "../../../explorer/index";
import type { Deployment, Script } from "./script";

/** A resource of Microsoft.Authorization: it belongs to the scope it stands at. */
export interface ScopedResource {
  /** What Bicep calls it. */
  readonly symbol: string;
  readonly type: string;
  readonly apiVersion: string;
  readonly name: string;
  /** The id of what it stands at: a resource, a resource group, a subscription, a management group or "/". */
  readonly scope: string;
  /** What follows the name, `properties` above all. */
  readonly body: Json;
}

/** A deployment at the scope of a resource, or at the resource group of what it stands at. */
export function deploymentOf(resource: ScopedResource): Deployment {
  const { symbol, type, apiVersion, name, body } = resource;
  const target = targetOf(resource.scope);
  const scope =
    target.resource === undefined ? {} : { scope: `${target.resource.type}/${target.resource.name}` };
  const inBicep = toBicep({ name, ...body }, "");
  const scoped = target.resource === undefined ? inBicep : inBicep.replace("{\n", "{\n  scope: target\n");
  return {
    scope: target.kind,
    resources: [{ type, apiVersion, ...scope, ...(escapeStrings({ name, ...body }) as Json) }],
    bicep: `${existing(target)}resource ${symbol} '${type}@${apiVersion}' = ${scoped}\n`,
  };
}

/** A deployment of things within one resource group, by their ids; elsewhere it would make others of their names. */
export function inOneGroup(
  ids: readonly string[],
  deployment: () => Deployment,
): Pick<Script, "deployment" | "noDeployment"> {
  const groups = new Set(ids.map((id) => id.toLowerCase().split("/").slice(0, 5).join("/")));
  if (groups.size <= 1) return { deployment: deployment() };
  const noDeployment = l10n.t(
    "Not as Bicep or ARM template: the accounts are in several resource groups, and a deployment is for one.",
  );
  return { noDeployment };
}

interface Target {
  readonly kind: Deployment["scope"];
  /** Within a resource group: what stands there, type and name with one segment for each level. */
  readonly resource?: { readonly type: string; readonly name: string };
}

const inGroup = /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/([^/]+)\/(.+)$/i;

function targetOf(scope: string): Target {
  const [, namespace, rest] = inGroup.exec(scope) ?? [];
  if (namespace !== undefined && rest !== undefined) {
    const segments = rest.split("/");
    const types = segments.filter((_segment, index) => index % 2 === 0);
    const names = segments.filter((_segment, index) => index % 2 === 1);
    return {
      kind: "resourceGroup",
      resource: { type: [namespace, ...types].join("/"), name: names.join("/") },
    };
  }
  if (/^\/subscriptions\/[^/]+\/resourceGroups\//i.test(scope)) return { kind: "resourceGroup" };
  if (/^\/subscriptions\//i.test(scope)) return { kind: "subscription" };
  return { kind: scope === "/" ? "tenant" : "managementGroup" };
}

const accounts = "2025-06-01";

function existing({ resource }: Target): string {
  if (resource === undefined) return "";
  const { type, name } = resource;
  return `resource target '${type}@${accounts}' existing = ${toBicep({ name }, "")}\n\n`;
}
