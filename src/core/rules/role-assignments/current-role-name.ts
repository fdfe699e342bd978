import type { NamedRole } from "../../catalog/named-roles";
import type { BuiltInRole } from "../../catalog/built-in-roles";
import { endOfLine } from "../../document/formatting";
import { forEachString, type JsonDocument, type JsonNode } from "../../document/json-node";
import type { PlainText } from "../../document/plain-text";
import { onceOf } from "../../memo/once";
import { labelsOfRoles } from "../named-in-text";
import { say, type Text } from "../../text/text";
import { defineRule, type Report, type RuleContext } from "../rule";
import { oneRoleIn, otherNameIn } from "../said-name";

/** A GUID says nothing to a reader, so it is the comment beside it that is believed. */
export const currentRoleName = defineRule({
  meta: {
    id: "current-role-name",
    summary: "A comment beside the id of a role should say the name of that role",
    category: "correctness",
    severity: "information",
    fixable: true,
  },

  check: {
    parametersFile: ({ node }, report, context) => checkComments(node, report, context),
    roleAssignment: ({ node }, report, context) => checkComments(node, report, context),
    policyDefinition: ({ node }, report, context) => checkComments(node, report, context),
    template: ({ node }, report, context) => checkComments(node, report, context),
    text: checkText,
  },
});

type ReportTo = (report: Report) => void;

/** A text may have addresses and wildcards and yet no comment. */
const comment = /(?<!:)\/\/|\/\*/;

/** Asked for each of its resources, of which a list may have thousands. */
const mayHaveComments = onceOf(({ text }: JsonDocument) => comment.test(text));

function checkComments(around: JsonNode, report: ReportTo, { document }: RuleContext): void {
  if (!mayHaveComments(document)) return;
  const { text } = document;
  forEachString(around, (node, value) => {
    const role = oneRoleIn(value)?.role;
    const beside = role && commentBehind(text, node.offset + node.length);
    if (beside) checkLabel({ role, ...beside }, report);
  });
}

function checkText(plain: PlainText, report: ReportTo): void {
  for (const label of labelsOfRoles(plain)) checkLabel(label, report);
}

interface Label {
  readonly role: BuiltInRole;
  readonly offset: number;
  readonly text: string;
}

function checkLabel({ role, offset, text }: Label, report: ReportTo): void {
  const said = otherNameIn(text, role);
  if (!said) return;
  const at = { offset: offset + said.offset, length: said.length };
  report({
    at,
    message: messageFor(role, said, text.slice(said.offset, said.offset + said.length)),
    fixes: [
      { title: say("Write {0}", role.name), safety: "safe", edits: () => [{ ...at, content: role.name }] },
    ],
  });
}

function messageFor(role: BuiltInRole, said: NamedRole, name: string): Text {
  return said.role.id === role.id
    ? say('"{0}" is called {1} today.', name, role.name)
    : say('The id is that of {0}, not of "{1}", so a reader takes it for another role.', role.name, name);
}

/** What is said in the comment that follows on the line. */
function commentBehind(text: string, offset: number) {
  const rest = text.slice(offset, endOfLine(text, offset));
  const opening = /^[\s,\]}]*(?:\/\/|\/\*)/.exec(rest)?.[0];
  if (opening === undefined) return undefined;
  return { offset: offset + opening.length, text: rest.slice(opening.length).replace(/\*\/.*/, "") };
}
