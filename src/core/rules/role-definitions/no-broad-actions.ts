import { aiOperations, isOfCompleteProvider, providerName } from "../../catalog/operations";
import { accessOperations } from "../../catalog/sensitive-operations";
import { replaceElement } from "../../document/edits";
import type { JsonDocument } from "../../document/json-node";
import { reachesAllBelow } from "../../rbac/breadth";
import { differenceOf, namesOf } from "../../rbac/operation-set";
import { ends } from "../../rbac/wildcard";
import { isWrittenInPlace, valuesOf, type Entry } from "../../resources/entry-list";
import { planesOf, type PlaneLists } from "../../resources/role-definition";
import { say, type Text } from "../../text/text";
import { covered } from "../catalogue-sets";
import { frozenEntries } from "../frozen-entries";
import { defineRule, type Fix } from "../rule";

const accounts = "Microsoft.CognitiveServices/accounts/";
const places = [accounts, "Microsoft.Authorization/"];
const verbs = ["/write", "/action", "/delete"];

/** A wildcard grants what nobody looked at, and what does not exist yet. */
export const noBroadActions = defineRule({
  meta: {
    id: "no-broad-actions",
    summary: "A role should not take in whole AI accounts, or the rights to give rights, by a wildcard",
    category: "least-privilege",
    severity: "warning",
    fixable: true,
  },

  check: {
    roleDefinition({ permissions, origin }, report, { document }) {
      if (origin === "builtIn") return;
      for (const lists of permissions.flatMap(planesOf)) {
        if (lists.plane === "data" || !lists.withheld.complete) continue;
        for (const entry of lists.granted.entries) {
          if (!reachesAllBelow(entry.value, places, verbs)) continue;
          const reached = reachedBy(entry, lists, document);
          if (reached.length === 0) continue;
          report({ at: entry.at, message: message(entry, reached), fixes: fixes(entry, lists, document) });
        }
      }
    },
  },
});

/** What an entry grants that changes an AI account or who has access. */
function reachedBy(entry: Entry, { withheld }: PlaneLists, document: JsonDocument): readonly string[] {
  const index = aiOperations("control");
  const set = differenceOf(
    covered([entry.value], index, document),
    covered(valuesOf(withheld), index, document),
  );
  return namesOf(set).filter(
    (name) =>
      accessOperations.operations.includes(name) || (name.startsWith(accounts) && !/\/read$/i.test(name)),
  );
}

function message({ value }: Entry, reached: readonly string[]): Text {
  const changed = changedBy(reached);
  return reached.length === 1
    ? say(
        '"{0}" grants 1 operation that changes {1}, and each one that Azure adds joins them.',
        value,
        changed,
      )
    : say(
        '"{0}" grants {1} operations that change {2}, and each one that Azure adds joins them.',
        value,
        reached.length,
        changed,
      );
}

function changedBy(reached: readonly string[]): Text {
  const changesAccess = reached.some((name) => accessOperations.operations.includes(name));
  const changesAccounts = reached.some((name) => name.startsWith(accounts));
  if (!changesAccounts) return say("who has access");
  return changesAccess
    ? say("AI services accounts, what belongs to them and who has access")
    : say("AI services accounts and what belongs to them");
}

function fixes(entry: Entry, lists: PlaneLists, document: JsonDocument): readonly Fix[] {
  if (!isWrittenInPlace(entry)) return [];
  const { suffix } = ends(entry.value);
  const wildcardFor = (operation: string) =>
    isOfCompleteProvider(operation) ? undefined : `${providerName(operation)}/*${suffix}`;
  return [
    {
      title: say("Replace with what it grants today"),
      safety: "unsafe",
      edits: (text) => replaceElement(entry.at, frozenEntries(entry, lists, document, wildcardFor))(text),
    },
  ];
}
