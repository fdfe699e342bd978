import { addElement, removeElement, replaceWithSkeleton } from "../../document/edits";
import type { JsonNode } from "../../document/json-node";
import { readAssignableScope } from "../assignable-scope";
import { isWrittenInPlace, type Entry, type EntryList } from "../../resources/entry-list";
import { say, type Text } from "../../text/text";
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
            ? say("it is a second management group, and a role may name one")
            : faultOf(scope);
        if (fault) report(refused(entry, fault, assignableScopes));
      }
    },
  },
});

function faultOf(scope: ReturnType<typeof readAssignableScope>): Text | undefined {
  if (scope.kind === "root") return say("the root scope is for built-in roles");
  return scope.kind === "malformed" ? scope.fault : undefined;
}

function emptyArray({ member, entries, complete }: EntryList): JsonNode | undefined {
  const isEmpty = entries.length === 0 && complete;
  return isEmpty && member?.value?.type === "array" ? member.value : undefined;
}

function noScope(at: JsonNode): Report {
  return {
    at,
    message: say("This list names no scope. Azure refuses a custom role that can be assigned nowhere."),
    fixes: [
      {
        title: say("Add a subscription to fill in"),
        safety: "unsafe",
        edits: addElement(at, skeleton.replace(/[‹›]/g, "")),
      },
    ],
  };
}

function refused(entry: Entry, fault: Text, { entries }: EntryList): Report {
  return {
    at: entry.at,
    message: say('Azure refuses "{0}" as a scope of a custom role: {1}.', entry.value, fault),
    fixes: isWrittenInPlace(entry) ? fixes(entry, entries.length > 1) : [],
  };
}

function fixes({ at, value }: Entry, hasOthers: boolean): readonly Fix[] {
  const replace: Fix = {
    title: say("Replace with a subscription to fill in"),
    safety: "unsafe",
    edits: replaceWithSkeleton(at, skeleton),
  };
  const remove: Fix = { title: say('Remove "{0}"', value), safety: "unsafe", edits: removeElement(at) };
  return hasOthers ? [remove, replace] : [replace];
}
