import { anyOf, inWords, say, type Text, type Translate } from "../text/text";
import { findRoleById, findRoleByName } from "../catalog/built-in-roles";
import { findEffect } from "../policy/effect";
import { guidIn } from "../policy/role-id";
import { asString } from "../document/value";
import type { PolicyDefinition } from "../resources/policy-definition";
import type { Resource } from "../resources/resource";
import type { RoleAssignment } from "../resources/role-assignment";
import type { RoleDefinition } from "../resources/role-definition";
import { listsOf } from "../resources/role-definition";
import { grantCount, traitsOf } from "./grants";
import { beside } from "./markdown";
import { readText } from "./reading";
import { plainPermission } from "../resources/role-definition";

/** A line above a resource that says what it amounts to. */
export interface Lens {
  /** The resource, in UTF-16 units. */
  readonly offset: number;
  readonly length: number;
  /** Worked out when the line is shown. */
  readonly title: () => string;
  /** Whether there is a listing of what it grants. */
  readonly lists: boolean;
}

/**
 * What the role definitions, assignments and policies of a JSON text amount to, in the order they are written.
 *
 * @param translate Puts it into the language of the reader; English without it.
 */
export function codeLenses(text: string, translate?: Translate): readonly Lens[] {
  const { resources } = readText(text).content;
  return resources.flatMap((resource): readonly Lens[] => {
    const title = titleOf(resource, resources);
    const { offset, length } = resource.node;
    if (!title) return [];
    const lists = resource.kind === "roleDefinition";
    return [{ offset, length, title: () => inWords(title(), translate), lists }];
  });
}

function titleOf(resource: Resource, resources: readonly Resource[]): (() => Text) | undefined {
  switch (resource.kind) {
    case "roleDefinition":
      return () => roleTitle(resource);
    case "roleAssignment":
      return assignmentTitle(resource, resources);
    case "policyDefinition":
      return () => policyTitle(resource);
    default:
      return undefined;
  }
}

function roleTitle(role: RoleDefinition): Text {
  const permissions = role.permissions.map(plainPermission);
  const complete = role.complete && role.permissions.flatMap(listsOf).every((list) => list.complete);
  return beside(grantCount(permissions, complete), ...traitsOf(permissions));
}

/** Absent for a role that is neither built in nor defined in the document. */
function assignmentTitle({ role }: RoleAssignment, resources: readonly Resource[]): (() => Text) | undefined {
  const text = asString(role);
  if (text === undefined) return undefined;
  const id = guidIn(text);
  const builtIn = id === undefined ? findRoleByName(text) : findRoleById(id);
  if (builtIn) return () => beside(builtIn.name, ...traitsOf(builtIn.permissions));
  const own = resources.find(
    (other) => other.kind === "roleDefinition" && id !== undefined && guidIn(asString(other.id) ?? "") === id,
  );
  if (own?.kind !== "roleDefinition") return undefined;
  return () =>
    beside(
      asString(own.name) ?? say("a role of this document"),
      ...traitsOf(own.permissions.map(plainPermission)),
    );
}

function policyTitle({ mode, effects, effectParameter, policyType, read }: PolicyDefinition): Text {
  const names = [...new Set(effects.map(({ name }) => findEffect(name)?.name ?? name))];
  const byDefault = asString(read(effectParameter?.defaultValue));
  return beside(
    asString(mode) ?? (mode.kind === "absent" ? say("no mode") : say("mode not known")),
    names.length > 0 ? anyOf(names) : say("effect not known"),
    byDefault === undefined || names.length < 2 ? "" : say("{0} by default", byDefault),
    asString(policyType) ?? "",
  );
}
