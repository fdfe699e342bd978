import { aiOperations, providerName } from "../../catalog/operations";
import { replaceElement } from "../../document/edits";
import type { JsonDocument } from "../../document/json-node";
import { reachesAllBelow } from "../../rbac/breadth";
import { capabilities, type Capability } from "../../rbac/capability";
import { differenceOf, namesOf } from "../../rbac/operation-set";
import { grantedBy } from "../../rbac/permissions";
import { covers } from "../../rbac/wildcard";
import { isWrittenInPlace, valuesOf, type Entry } from "../../resources/entry-list";
import { planesOf, type PlaneLists } from "../../resources/role-definition";
import { row, say, type Text } from "../../text/text";
import { covered } from "../catalogue-sets";
import { frozenEntries } from "../frozen-entries";
import { defineRule, type Fix } from "../rule";

const openAi = "Microsoft.CognitiveServices/accounts/OpenAI/";

/** The services of an account that serve models; each operation of theirs is worth a line. */
const modelServices = ["OpenAI", "AIServices", "MaaS", "MAI"];

/** Who may call a model seldom has to train it, read what others asked it, or delete their files. */
export const noBroadDataActions = defineRule({
  meta: {
    id: "no-broad-data-actions",
    summary: "A role should name the data actions of models it grants",
    category: "least-privilege",
    severity: "warning",
    fixable: true,
  },

  check: {
    roleDefinition({ permissions, origin }, report, { document }) {
      if (origin === "builtIn") return;
      for (const lists of permissions.flatMap(planesOf)) {
        if (lists.plane === "control" || !lists.withheld.complete) continue;
        for (const entry of lists.granted.entries) {
          if (!reachesAllBelow(entry.value, [openAi])) continue;
          const reached = reachedBy(entry, lists, document);
          if (reached === 0) continue;
          report({ at: entry.at, message: message(entry, reached), fixes: fixes(entry, lists, document) });
        }
      }
    },
  },
});

function reachedBy(entry: Entry, { withheld }: PlaneLists, document: JsonDocument): number {
  const index = aiOperations("data");
  const set = differenceOf(
    covered([entry.value], index, document),
    covered(valuesOf(withheld), index, document),
  );
  return namesOf(set).filter((name) => name.startsWith(openAi)).length;
}

function message({ value }: Entry, reached: number): Text {
  return row([
    reached === 1
      ? say('"{0}" grants 1 data action of Azure OpenAI, and each one that Azure adds joins them.', value)
      : say(
          '"{0}" grants {1} data actions of Azure OpenAI, and each one that Azure adds joins them.',
          value,
          reached,
        ),
    say("Calling models takes a few; others read and delete what other people stored, or train models."),
  ]);
}

function fixes(entry: Entry, lists: PlaneLists, document: JsonDocument): readonly Fix[] {
  if (!isWrittenInPlace(entry)) return [];
  return [
    ...preset(say("Only call models"), entry, lists, ["models"]),
    ...preset(say("Call models, files and fine-tuning"), entry, lists, ["models", "training"]),
    {
      title: say("Replace with what it grants today"),
      safety: "unsafe",
      edits: (text) => replaceElement(entry.at, frozenEntries(entry, lists, document, wildcardFor))(text),
    },
  ];
}

/** Names what a purpose needs, as far as the entry grants it. */
function preset(
  title: Text,
  entry: Entry,
  { granted, withheld }: PlaneLists,
  groups: readonly Capability["group"][],
): readonly Fix[] {
  const needed = capabilities
    .filter(({ plane, group }) => plane === "data" && groups.includes(group))
    .flatMap((capability) => capability.needed);
  const names = grantedBy(entry.value, valuesOf(withheld), [...new Set(needed)].sort());
  if (names.length === 0) return [];
  const others = granted.entries.filter((other) => other !== entry).map(({ value }) => value);
  const added = names.filter((name) => !others.some((other) => covers(other, name)));
  return [{ title, safety: "unsafe", edits: replaceElement(entry.at, added) }];
}

/** Services beside the models, and other providers, are named as a whole. */
function wildcardFor(operation: string): string | undefined {
  const [provider, account = "", service = ""] = operation.split("/");
  if (provider !== "Microsoft.CognitiveServices") return `${providerName(operation)}/*`;
  return modelServices.includes(service) ? undefined : `${provider}/${account}/${service}/*`;
}
