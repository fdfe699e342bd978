import { operationsFor } from "../../catalog/entry-operations";
import { misspelledProvider, nearOperations } from "../../catalog/near-operations";
import {
  completeProviders,
  isOfCompleteProvider,
  operationsOrigin,
  providerName,
} from "../../catalog/operations";
import { planesOfOperation } from "../../catalog/operation-planes";
import { findRemovedOperation } from "../../catalog/removed-operations";
import { replaceElement } from "../../document/edits";
import type { JsonDocument } from "../../document/json-node";
import { isEmptySet } from "../../rbac/operation-set";
import type { Plane } from "../../rbac/permissions";
import { ends, isWildcard } from "../../rbac/wildcard";
import { isWrittenInPlace, type Entry } from "../../resources/entry-list";
import { planesOf } from "../../resources/role-definition";
import { row, say, type Text } from "../../text/text";
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
          const found =
            judgeBlanks(entry) ??
            judgeProvider(entry) ??
            (isWildcard(entry.value) ? judgePattern(entry, plane, document) : judgeName(entry, plane));
          if (found) report(found);
        }
      }
    },
  },
});

function judgeBlanks(entry: Entry): Report | undefined {
  const { at, value } = entry;
  const trimmed = value.trim();
  if (trimmed === value && value !== "") return undefined;
  return {
    at,
    message:
      trimmed === ""
        ? say("This entry is empty. Azure refuses a role with an entry that names no operation.")
        : say(
            '"{0}" begins or ends with a blank, so it names no operation: Azure refuses the role, or the entry has no effect.',
            value,
          ),
    fixes: trimmed === "" ? [] : replacements(entry, [trimmed]),
  };
}

/** A provider that is not known may exist, unless its name is all but that of one whose operations are. */
function judgeProvider(entry: Entry): Report | undefined {
  const { at, value } = entry;
  const provider = providerName(value);
  const meant = misspelledProvider(provider);
  if (meant === undefined) return undefined;
  const suggestion = meant + value.slice(provider.length);
  return {
    at,
    message: say(
      '"{0}" begins with a provider that is not known as of {1}, and Azure refuses a role with one that does not exist. Perhaps "{2}" is meant.',
      value,
      operationsOrigin.asOf,
      suggestion,
    ),
    fixes: replacements(entry, [suggestion]),
  };
}

function judgeName(entry: Entry, plane: Plane): Report | undefined {
  const { value } = entry;
  if (planesOfOperation(value).length > 0 || !isOfCompleteProvider(value)) return undefined;
  const removed = findRemovedOperation(value);
  if (removed) {
    const [successor = ""] = removed.replacedBy;
    return {
      at: entry.at,
      message: say(
        '"{0}" is gone from Azure and has no effect. What it did is "{1}" today.',
        value,
        successor,
      ),
      fixes: replacements(entry, removed.replacedBy),
    };
  }
  const near = nearOperations(value, { plane }).map(({ name }) => name);
  return {
    at: entry.at,
    message: unknownName(value, near[0]),
    fixes: replacements(entry, near),
  };
}

function unknownName(value: string, nearest: string | undefined): Text {
  return row([
    say(
      '"{0}" is not known as of {1}, and Azure refuses a role with an operation that no provider has.',
      value,
      asOf(value),
    ),
    nearest === undefined ? "" : say('Perhaps "{0}" is meant.', nearest),
    say("It may also be newer than that."),
  ]);
}

function judgePattern({ at, value }: Entry, plane: Plane, document: JsonDocument): Report | undefined {
  const { prefix } = ends(value);
  if (!prefix.includes("/") || !isOfCompleteProvider(prefix)) return undefined;
  if (matches(value, plane, document)) return undefined;
  const message =
    plane === "control" ? noControlOperation(value, document) : noDataOperation(value, document);
  return { at, severity: "information", message };
}

function noControlOperation(value: string, document: JsonDocument): Text {
  return matches(value, "data", document)
    ? say(
        '"{0}" matches no control-plane operation that is known as of {1}, only data-plane operations, which this list is not for.',
        value,
        asOf(value),
      )
    : say('"{0}" matches no control-plane operation that is known as of {1}.', value, asOf(value));
}

function noDataOperation(value: string, document: JsonDocument): Text {
  return matches(value, "control", document)
    ? say(
        '"{0}" matches no data-plane operation that is known as of {1}, only control-plane operations, which this list is not for.',
        value,
        asOf(value),
      )
    : say('"{0}" matches no data-plane operation that is known as of {1}.', value, asOf(value));
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
    title: say('Replace with "{0}"', name),
    safety: "unsafe",
    edits: replaceElement(entry.at, [name]),
  }));
}
