import { replaceWithSkeleton } from "../../document/edits";
import { members, type JsonNode } from "../../document/json-node";
import { findUnfilled, type Unfilled } from "../../document/unfilled";
import type { Value } from "../../document/value";
import { say } from "../../text/text";
import { defineRule, type Report } from "../rule";

/** A string that should be an id, and where it stands. */
interface Id {
  readonly value: string;
  readonly at: JsonNode;
  readonly source: JsonNode | undefined;
}

/** Copied from documentation and never filled in: Azure refuses it, or does something nobody meant. */
export const noPlaceholder = defineRule({
  meta: {
    id: "no-placeholder",
    summary: "Ids and scopes should be filled in",
    category: "correctness",
    severity: "warning",
    fixable: true,
  },

  check: {
    roleDefinition({ node, id, assignableScopes }, report) {
      for (const found of [...assignableScopes.entries, ...idOf(id), ...idsIn(node)]) judge(found, report);
    },
    roleAssignment({ node, role, principalId, scope }, report) {
      for (const found of [...[role, principalId, scope].flatMap(idOf), ...idsIn(node)]) judge(found, report);
    },
    policyDefinition({ node }, report) {
      for (const found of idsIn(node)) judge(found, report);
    },
    account({ node }, report) {
      for (const found of idsIn(node)) judge(found, report);
    },
  },
});

function judge({ at, source, value }: Id, report: (report: Report) => void): void {
  const unfilled = findUnfilled(value);
  const [first] = unfilled;
  if (!first) return;
  const isElsewhere = source !== undefined && source !== at;
  report({
    at,
    message: say(
      '"{0}" is a placeholder that nobody has filled in; Azure looks for something of that name and refuses "{1}".',
      first.text,
      value,
    ),
    related: isElsewhere ? [{ at: source, message: say("It is written here.") }] : [],
    fixes:
      source?.value === value
        ? [
            {
              title: say('Select "{0}" to fill it in', first.text),
              safety: "unsafe",
              edits: replaceWithSkeleton(source, markUnfilled(value, unfilled)),
            },
          ]
        : [],
  });
}

function markUnfilled(text: string, parts: readonly Unfilled[]): string {
  return parts.reduceRight(
    (marked, { offset, length, text: part }) =>
      `${marked.slice(0, offset)}‹${part}›${marked.slice(offset + length)}`,
    text,
  );
}

function idOf(value: Value): readonly Id[] {
  if (value.kind !== "scalar" || typeof value.value !== "string") return [];
  return [{ value: value.value, at: value.at, source: value.source }];
}

const resourceId = /^\/(?:subscriptions|providers)\//i;

/** Every string below a node that is written as a resource id. A network group's id has a rule of its own. */
function idsIn(node: JsonNode): readonly Id[] {
  switch (node.type) {
    case "string": {
      const value = String(node.value);
      return resourceId.test(value) ? [{ value, at: node, source: node }] : [];
    }
    case "object":
      return members(node).flatMap(({ name, value }) =>
        value && name.toLowerCase() !== "networkgroupid" ? idsIn(value) : [],
      );
    default:
      return (node.children ?? []).flatMap(idsIn);
  }
}
