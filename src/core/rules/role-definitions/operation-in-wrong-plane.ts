import { operationsOrigin } from "../../catalog/operations";
import { planesOfOperation } from "../../catalog/operation-planes";
import { addElement, removeElement, setMember, together, type EditPlan } from "../../document/edits";
import { isWildcard } from "../../rbac/wildcard";
import { isWrittenInPlace, type Entry, type EntryList } from "../../resources/entry-list";
import type { PermissionBlock } from "../../resources/role-definition";
import { row, say } from "../../text/text";
import { defineRule, type Report } from "../rule";

type ListName = "actions" | "notActions" | "dataActions" | "notDataActions";

/** The list that does the same on the other plane. */
const counterpart: Readonly<Record<ListName, ListName>> = {
  actions: "dataActions",
  notActions: "notDataActions",
  dataActions: "actions",
  notDataActions: "notActions",
};

const listNames = Object.keys(counterpart) as readonly ListName[];

/** Managing a resource and using what is inside it are granted by different lists. */
export const operationInWrongPlane = defineRule({
  meta: {
    id: "operation-in-wrong-plane",
    summary: "Control-plane operations belong in actions, data-plane operations in dataActions",
    category: "correctness",
    severity: "error",
    fixable: true,
  },

  check: {
    roleDefinition({ permissions, origin }, report) {
      if (origin === "builtIn") return;
      for (const block of permissions) {
        for (const name of listNames) {
          for (const entry of block[name].entries) {
            if (isMisplaced(entry.value, name)) report(misplaced(block, name, entry));
          }
        }
      }
    },
  },
});

function isMisplaced(operation: string, name: ListName): boolean {
  if (isWildcard(operation)) return false;
  const planes = planesOfOperation(operation);
  return planes.length > 0 && !planes.includes(planeOf(name));
}

function planeOf(name: ListName): "control" | "data" {
  return name === "actions" || name === "notActions" ? "control" : "data";
}

function misplaced(block: PermissionBlock, name: ListName, entry: Entry): Report {
  const written = block[name].member?.name ?? name;
  const target = spelledLike(written, counterpart[name]);
  const move = moveTo(block, counterpart[name], target, entry);
  return {
    at: entry.at,
    message: row([
      planeOf(name) === "control"
        ? say(
            '"{0}" is a data-plane operation as of {1} and has no effect in "{2}".',
            entry.value,
            operationsOrigin.asOf,
            written,
          )
        : say(
            '"{0}" is a control-plane operation as of {1} and has no effect in "{2}".',
            entry.value,
            operationsOrigin.asOf,
            written,
          ),
      say("Azure refuses a role that names it there."),
    ]),
    fixes: move ? [{ title: say('Move to "{0}"', target), safety: "unsafe", edits: move }] : [],
  };
}

function moveTo(
  block: PermissionBlock,
  target: ListName,
  spelling: string,
  entry: Entry,
): EditPlan | undefined {
  if (!isWrittenInPlace(entry)) return undefined;
  const removal = removeElement(entry.at);
  const list = block[target];
  if (holds(list, entry.value)) return removal;
  if (!list.member && !list.complete) return undefined;
  if (!list.member) return together(removal, setMember(block.node, spelling, [entry.value]));
  const array = list.member.value;
  return array?.type === "array" ? together(removal, addElement(array, entry.value)) : undefined;
}

function holds({ entries }: EntryList, operation: string): boolean {
  return entries.some(({ value }) => value.toLowerCase() === operation.toLowerCase());
}

/** Role files begin their names with capitals, everything else does not. */
function spelledLike(model: string, name: ListName): string {
  return /^[A-Z]/.test(model) ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}
