import { addElement, removeElement, replaceWithSkeleton } from "../../document/edits";
import type { JsonNode } from "../../document/json-node";
import { readAssignableScope } from "../assignable-scope";
import { isWrittenInPlace, type Entry, type EntryList } from "../../resources/entry-list";
import { defineRule, type Fix, type Report } from "../rule";

const skeleton = "/subscriptions/‹<subscription-id>›";

/** https://learn.microsoft.com/azure/role-based-access-control/role-definitions#assignablescopes */
export const validAssignableScope = defineRule({
  meta: {
    id: "valid-assignable-scope",
    summary: "A custom role must name scopes that Azure accepts",
    category: "correctness",
    severity: "error",
    fixable: true,
  },

  check: {
    roleDefinition({ assignableScopes, origin }, report) {
      if (origin === "builtIn") return;
      const empty = emptyArray(assignableScopes);
      if (empty) report(noScope(empty));
      let managementGroups = 0;
      for (const entry of assignableScopes.entries) {
        const scope = readAssignableScope(entry.value);
        if (scope.kind === "managementGroup") managementGroups++;
        const fault =
          scope.kind === "managementGroup" && managementGroups > 1
            ? "it is a second management group, and a role may name one"
            : faultOf(scope);
        if (fault) report(refused(entry, fault, assignableScopes));
      }
    },
  },
});

function faultOf(scope: ReturnType<typeof readAssignableScope>): string | undefined {
  if (scope.kind === "root") return "the root scope is for built-in roles";
  return scope.kind === "malformed" ? scope.fault : undefined;
}

function emptyArray({ member, entries, complete }: EntryList): JsonNode | undefined {
  const isEmpty = entries.length === 0 && complete;
  return isEmpty && member?.value?.type === "array" ? member.value : undefined;
}

function noScope(at: JsonNode): Report {
  return {
    at,
    message: "This list names no scope. Azure refuses a custom role that can be assigned nowhere.",
    fixes: [
      {
        title: "Add a subscription to fill in",
        safety: "unsafe",
        edits: addElement(at, skeleton.replace(/[‹›]/g, "")),
      },
    ],
  };
}

function refused(entry: Entry, fault: string, { entries }: EntryList): Report {
  return {
    at: entry.at,
    message: `Azure refuses "${entry.value}" as a scope of a custom role: ${fault}.`,
    fixes: isWrittenInPlace(entry) ? fixes(entry, entries.length > 1) : [],
  };
}

function fixes({ at, value }: Entry, hasOthers: boolean): readonly Fix[] {
  const replace: Fix = {
    title: "Replace with a subscription to fill in",
    safety: "unsafe",
    edits: replaceWithSkeleton(at, skeleton),
  };
  const remove: Fix = { title: `Remove "${value}"`, safety: "unsafe", edits: removeElement(at) };
  return hasOthers ? [remove, replace] : [replace];
}
