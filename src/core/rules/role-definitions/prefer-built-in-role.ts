import type { BuiltInRole } from "../../catalog/built-in-roles";
import { aiOperations, findOperation, isOfCompleteProvider, providerName } from "../../catalog/operations";
import { harmlessBuiltInRole, type Granted, type Replacement } from "../../catalog/sufficient-built-in-roles";
import type { JsonDocument } from "../../document/json-node";
import { isUnset } from "../../document/value";
import { differenceOf, isEmptySet, unionOf } from "../../rbac/operation-set";
import type { Plane } from "../../rbac/permissions";
import { isWildcard } from "../../rbac/wildcard";
import { valuesOf } from "../../resources/entry-list";
import { listsOf, planesOf, type RoleDefinition } from "../../resources/role-definition";
import { listed, row, say, type Text } from "../../text/text";
import { covered } from "../catalogue-sets";
import { defineRule, type Fix } from "../rule";

/** Azure keeps its own roles in step with the service; nobody keeps a copy. */
export const preferBuiltInRole = defineRule({
  meta: {
    id: "prefer-built-in-role",
    summary: "A custom role should grant something that no built-in role does",
    category: "least-privilege",
    severity: "information",
    fixable: true,
  },

  check: {
    roleDefinition(role, report, { document }) {
      if (role.origin === "builtIn" || !isKnownWhole(role) || !reachesAiService(role)) return;
      if (grantsUnknown(role)) return;
      const granted = {
        control: grantedOn("control", role, document),
        data: grantedOn("data", role, document),
      };
      const found =
        isNothing(granted.control) && isNothing(granted.data) ? undefined : harmlessBuiltInRole(granted);
      if (found)
        report({ at: role.at, message: message(found), fixes: [show(found.role), copyId(found.role)] });
    },
  },
});

/** Roles for other services alone are for others to judge. */
function reachesAiService({ permissions }: RoleDefinition): boolean {
  return permissions
    .flatMap(planesOf)
    .some(({ granted }) =>
      valuesOf(granted).some((entry) => /^Microsoft\.CognitiveServices\/|^[^/]*\*/i.test(entry)),
    );
}

function isKnownWhole({ permissions, complete }: RoleDefinition): boolean {
  return (
    complete &&
    permissions.every((block) => isUnset(block.condition) && listsOf(block).every((list) => list.complete))
  );
}

/** An operation the catalogue lacks may be newer, so no other role can be said to grant it too. */
function grantsUnknown({ permissions }: RoleDefinition): boolean {
  return permissions
    .flatMap(planesOf)
    .some(({ plane, granted }) =>
      valuesOf(granted).some(
        (entry) => isOfCompleteProvider(entry) && !isWildcard(entry) && !findOperation(entry, plane),
      ),
    );
}

function grantedOn(plane: Plane, { permissions }: RoleDefinition, document: JsonDocument): Granted {
  const index = aiOperations(plane);
  const lists = permissions.flatMap(planesOf).filter((one) => one.plane === plane);
  const operations = lists
    .map(({ granted, withheld }) =>
      differenceOf(
        covered(valuesOf(granted).filter(mayReachAi), index, document),
        covered(valuesOf(withheld).filter(mayReachAi), index, document),
      ),
    )
    .reduce(unionOf, covered([], index, document));
  const others = lists.flatMap(({ granted, withheld }) =>
    valuesOf(granted)
      .filter((entry) => !isOfCompleteProvider(entry))
      .map((entry) => ({ entry, withheld: valuesOf(withheld) })),
  );
  return { operations, others };
}

function isNothing({ operations, others }: Granted): boolean {
  return isEmptySet(operations) && others.length === 0;
}

/** Whether an entry can cover an operation of a provider that is known in full; most cannot. */
function mayReachAi(entry: string): boolean {
  return isOfCompleteProvider(entry) || isWildcard(providerName(entry));
}

function message(found: Replacement): Text {
  const { name, id } = found.role;
  const beyond = whatBeyond(found);
  return row([
    beyond.length === 0
      ? say('The built-in role "{0}" ({1}) grants the same operations.', name, id)
      : say(
          'The built-in role "{0}" ({1}) grants all operations of this role, and {2}.',
          name,
          id,
          listed(beyond),
        ),
    say("Azure keeps it in step with the service, and a custom role is one more to review."),
  ]);
}

/** What a built-in role grants on top. */
function whatBeyond({ use, read, readsOthers }: Replacement): readonly Text[] {
  const texts = [
    use === 1 ? say("1 more that uses models") : say("{0} more that use models", use),
    read === 1 ? say("1 more that reads") : say("{0} more that read", read),
    say("reads of other services"),
  ];
  const isThere = [use > 0, read > 0, readsOthers];
  return texts.filter((_text, place) => isThere[place]);
}

function show({ id, name, permissions }: BuiltInRole): Fix {
  const role = { name: id, roleName: name, roleType: "BuiltInRole", permissions, assignableScopes: ["/"] };
  return {
    title: say('Show the built-in role "{0}"', name),
    safety: "unsafe",
    edits: () => [],
    creates: { language: "json", content: () => `${JSON.stringify(role, null, 2)}\n` },
  };
}

function copyId({ id, name }: BuiltInRole): Fix {
  return { title: say('Copy the id of "{0}"', name), safety: "unsafe", edits: () => [], copies: id };
}
