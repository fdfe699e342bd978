import { operationsFor } from "../../catalog/entry-operations";
import { nearOperations } from "../../catalog/near-operations";
import { completeProviders, isOfCompleteProvider, providerName } from "../../catalog/operations";
import { planesOfOperation } from "../../catalog/operation-planes";
import { findRemovedOperation } from "../../catalog/removed-operations";
import { replaceElement } from "../../document/edits";
import type { JsonDocument } from "../../document/json-node";
import { isEmptySet } from "../../rbac/operation-set";
import type { Plane } from "../../rbac/permissions";
import { ends, isWildcard } from "../../rbac/wildcard";
import { isWrittenInPlace, type Entry } from "../../resources/entry-list";
import { planesOf } from "../../resources/role-definition";
import { covered } from "../catalogue-sets";
import { defineRule, type Fix, type Report } from "../rule";

/** Azure refuses names it does not know, and the author of a misspelled subtraction believes in it. */
export const knownOperation = defineRule({
  meta: {
    id: "known-operation",
    summary: "An operation of a provider that is known in full should exist",
    category: "correctness",
    severity: "warning",
    fixable: true,
  },

  check: {
    roleDefinition({ permissions, origin }, report, { document }) {
      if (origin === "builtIn") return;
      for (const { plane, granted, withheld } of permissions.flatMap(planesOf)) {
        for (const entry of [...granted.entries, ...withheld.entries]) {
          const found = isWildcard(entry.value)
            ? judgePattern(entry, plane, document)
            : judgeName(entry, plane);
          if (found) report(found);
        }
      }
    },
  },
});

function judgeName(entry: Entry, plane: Plane): Report | undefined {
  const { value } = entry;
  if (planesOfOperation(value).length > 0 || !isOfCompleteProvider(value)) return undefined;
  const removed = findRemovedOperation(value);
  if (removed) {
    const [successor = ""] = removed.replacedBy;
    return {
      at: entry.at,
      message: `"${value}" is gone from Azure and grants nothing. What it did is "${successor}" today.`,
      fixes: replacements(entry, removed.replacedBy),
    };
  }
  const near = nearOperations(value, { plane }).map(({ name }) => name);
  const [nearest] = near;
  const hint = nearest === undefined ? "" : ` Perhaps "${nearest}" is meant.`;
  return {
    at: entry.at,
    message: `"${value}" is not known as of ${asOf(value)}, and Azure refuses a role with an operation that no provider has.${hint} It may also be newer than that.`,
    fixes: replacements(entry, near),
  };
}

function judgePattern({ at, value }: Entry, plane: Plane, document: JsonDocument): Report | undefined {
  const { prefix } = ends(value);
  if (!prefix.includes("/") || !isOfCompleteProvider(prefix)) return undefined;
  if (matches(value, plane, document)) return undefined;
  const other = plane === "control" ? "data" : "control";
  const elsewhere = matches(value, other, document)
    ? `, only ${other}-plane operations, which this list does not grant`
    : "";
  return {
    at,
    severity: "information",
    message: `"${value}" matches no ${plane}-plane operation that is known as of ${asOf(value)}${elsewhere}.`,
  };
}

function matches(pattern: string, plane: Plane, document: JsonDocument): boolean {
  return !isEmptySet(covered([pattern], operationsFor(pattern, plane), document));
}

function asOf(entry: string): string {
  const provider = providerName(entry).toLowerCase();
  return completeProviders.find((known) => known.provider.toLowerCase() === provider)?.asOf ?? "";
}

function replacements(entry: Entry, names: readonly string[]): readonly Fix[] {
  if (!isWrittenInPlace(entry)) return [];
  return names.map((name) => ({
    title: `Replace with "${name}"`,
    safety: "unsafe",
    edits: replaceElement(entry.at, [name]),
  }));
}
