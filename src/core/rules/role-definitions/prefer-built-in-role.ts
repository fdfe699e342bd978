import type { BuiltInRole } from "../../catalog/built-in-roles";
import { aiOperations, isOfCompleteProvider } from "../../catalog/operations";
import { harmlessBuiltInRole } from "../../catalog/sufficient-built-in-roles";
import type { JsonDocument } from "../../document/json-node";
import type { Needed } from "../../rbac/least-role";
import { differenceOf, namesOf, unionOf, type OperationSet } from "../../rbac/operation-set";
import type { Plane } from "../../rbac/permissions";
import { valuesOf } from "../../resources/entry-list";
import { listsOf, planesOf, type RoleDefinition } from "../../resources/role-definition";
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
      if (role.origin === "builtIn" || !isKnownWhole(role)) return;
      const needed = { control: neededOn("control", role, document), data: neededOn("data", role, document) };
      if (![...needed.control, ...needed.data].some(isOfAiService)) return;
      const suggestion = harmlessBuiltInRole(needed);
      const [builtIn] = suggestion?.roles ?? [];
      if (!suggestion || !builtIn) return;
      const { use, read } = suggestion.beyond;
      report({ at: role.at, message: message(builtIn, use, read), fixes: [show(builtIn)] });
    },
  },
});

const isOfAiService = (operation: string): boolean => /^Microsoft\.CognitiveServices\//i.test(operation);

function isKnownWhole({ permissions, complete }: RoleDefinition): boolean {
  return (
    complete &&
    permissions.every(
      (block) => block.condition.kind === "absent" && listsOf(block).every((list) => list.complete),
    )
  );
}

/** What a role grants, by operation where the catalogue has them all, else by entry. */
function neededOn(plane: Plane, { permissions }: RoleDefinition, document: JsonDocument): Needed[Plane] {
  const index = aiOperations(plane);
  let granted: OperationSet = covered([], index, document);
  const others: string[] = [];
  for (const lists of permissions.flatMap(planesOf).filter((one) => one.plane === plane)) {
    const entries = valuesOf(lists.granted);
    const set = differenceOf(
      covered(entries, index, document),
      covered(valuesOf(lists.withheld), index, document),
    );
    granted = unionOf(granted, set);
    others.push(...entries.filter((entry) => !isOfCompleteProvider(entry)));
  }
  return [...namesOf(granted), ...others];
}

function message({ name, id }: BuiltInRole, use: number, read: number): string {
  const beyond = [
    ...(use > 0 ? [`${String(use)} more that use models`] : []),
    ...(read > 0 ? [`${String(read)} more that read`] : []),
  ].join(" and ");
  const much = beyond === "" ? "the same operations" : `all operations of this role, and ${beyond}`;
  return `The built-in role "${name}" (${id}) grants ${much}. Azure keeps it in step with the service, and a custom role is one more to review.`;
}

function show({ id, name, permissions }: BuiltInRole): Fix {
  const role = { name: id, roleName: name, roleType: "BuiltInRole", permissions, assignableScopes: ["/"] };
  return {
    title: `Show the built-in role "${name}"`,
    safety: "unsafe",
    edits: () => [],
    creates: { language: "json", content: () => `${JSON.stringify(role, null, 2)}\n` },
  };
}
