import { accountWriteOperations, keyOperations } from "../../catalog/sensitive-operations";
import { addElements } from "../../document/add-elements";
import { together, type EditPlan } from "../../document/edits";
import { covers } from "../../rbac/wildcard";
import { isWrittenInPlace, type Entry } from "../../resources/entry-list";
import { planesOf, type PermissionBlock, type RoleDefinition } from "../../resources/role-definition";
import { listed, row, say, type Text } from "../../text/text";
import { explicitListEdits } from "../explicit-list";
import { defineRule, type Fix, type Report } from "../rule";
import { sensitiveGrants, type SensitiveGrant } from "../sensitive-grants";

const waysToKeys = [...keyOperations.operations, ...accountWriteOperations.operations];

/** Half a subtraction is worse than none: it looks as if somebody had thought of the keys. */
export const noLeakyNotAction = defineRule({
  meta: {
    id: "no-leaky-not-action",
    summary: "A subtraction of key access should leave no other way to the keys",
    category: "key-access",
    severity: "warning",
    fixable: true,
  },

  check: {
    roleDefinition(role, report) {
      if (role.origin === "builtIn") return;
      const subtractions = role.permissions.flatMap(keySubtractions);
      if (subtractions.length === 0) return;
      const [first, ...others] = [keyOperations, accountWriteOperations].flatMap((group) =>
        sensitiveGrants(role, group),
      );
      if (!first) return;
      for (const entry of subtractions) report(leaky(role, entry, [first, ...others]));
    },
  },
});

type Leaks = readonly [SensitiveGrant, ...SensitiveGrant[]];

/** The entries that take a key operation away from something that grants it. */
function keySubtractions({ actions, notActions }: PermissionBlock): readonly Entry[] {
  return notActions.entries.filter(({ value }) =>
    keyOperations.operations.some(
      (operation) =>
        covers(value, operation) && actions.entries.some((granted) => covers(granted.value, operation)),
    ),
  );
}

function leaky(role: RoleDefinition, entry: Entry, leaks: Leaks): Report {
  const operations = namesOf(leaks);
  const places = [...new Set(leaks.map((leak) => leak.entry.at))].filter((at) => at !== entry.at);
  return {
    at: entry.at,
    message: row([
      say(
        '"{0}" is taken away, but the role still grants {1} through {2}.',
        entry.value,
        short(operations),
        entriesOf(leaks),
      ),
      consequence(operations),
    ]),
    related: places.map((at) => ({
      at,
      message: say("Grants {0}.", short(namesOf(leaks.filter((leak) => leak.entry.at === at)))),
    })),
    fixes: fixes(role, operations, leaks),
  };
}

/** The entries that leak; the places of all of them are named beside the message. */
function entriesOf(leaks: Leaks): Text {
  const [first = "", ...others] = new Set(leaks.map((leak) => leak.entry.value));
  const [second] = others;
  if (second === undefined) return say('"{0}"', first);
  return others.length === 1
    ? say('"{0}" and "{1}"', first, second)
    : say('"{0}" and {1} more entries', first, others.length);
}

function consequence(operations: readonly string[]): Text {
  return operations.some((operation) => keyOperations.operations.includes(operation))
    ? say("Its holders get the keys that way.")
    : say("Its holders can switch keys back on after somebody switched them off.");
}

function namesOf(leaks: readonly SensitiveGrant[]): readonly string[] {
  return waysToKeys.filter((operation) => leaks.some(({ operations }) => operations.includes(operation)));
}

function short(operations: readonly string[]): Text {
  return listed(operations.map((operation) => operation.replace("Microsoft.CognitiveServices/", "")));
}

function fixes(
  { permissions }: RoleDefinition,
  operations: readonly string[],
  leaks: readonly SensitiveGrant[],
): readonly Fix[] {
  const leaking = permissions.filter((block) => leaks.some((leak) => leak.block === block));
  const concerned = permissions.filter(
    (block) => leaking.includes(block) || keySubtractions(block).length > 0,
  );
  const control = concerned.flatMap(planesOf).filter(({ plane }) => plane === "control");
  return [
    ...toFix(
      say("Take away {0} too", short(operations)),
      leaking.map((block) => extend(block, leaks)),
    ),
    ...toFix(
      say("Rewrite as an explicit list without any way to the keys"),
      control.map((lists) => explicitListEdits(lists, waysToKeys)),
    ),
  ];
}

/** One fix out of several changes; none where one of them cannot be made. */
function toFix(title: Text, plans: readonly (EditPlan | undefined)[]): readonly Fix[] {
  if (plans.includes(undefined)) return [];
  return [{ title, safety: "unsafe", edits: together(...plans.flatMap((plan) => plan ?? [])) }];
}

/** Subtracts from a permissions object what it leaks. */
function extend(block: PermissionBlock, leaks: readonly SensitiveGrant[]): EditPlan | undefined {
  const { node, actions, notActions } = block;
  if (!notActions.entries.every(isWrittenInPlace)) return undefined;
  const isCapital = /^A/.test(actions.member?.name ?? "");
  const name = notActions.member?.name ?? (isCapital ? "NotActions" : "notActions");
  return addElements(node, name, namesOf(leaks.filter((leak) => leak.block === block)));
}
