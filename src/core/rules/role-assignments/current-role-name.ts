import { builtInRoles, findRoleById, type BuiltInRole } from "../../catalog/built-in-roles";
import { once } from "../../catalog/once";
import { endOfLine } from "../../document/formatting";
import { forEachString, type JsonNode } from "../../document/json-node";
import { defineRule, type Report, type RuleContext } from "../rule";

/** A name as somebody wrote it; offsets count from the start of the document. */
interface SaidName {
  readonly offset: number;
  readonly text: string;
  readonly role: BuiltInRole;
}

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
    roleAssignment: ({ node }, report, context) => checkComments(node, report, context),
    policyDefinition: ({ node }, report, context) => checkComments(node, report, context),
    template: ({ node }, report, context) => checkComments(node, report, context),
  },
});

/** A text may have addresses and wildcards and yet no comment. */
const comment = /(?<!:)\/\/|\/\*/;

function checkComments(around: JsonNode, report: (report: Report) => void, { document }: RuleContext): void {
  const { text } = document;
  if (!comment.test(text)) return;
  forEachString(around, (node, value) => {
    const role = roleIn(value);
    const said = role && nameBeside(text, node.offset + node.length);
    if (!said || said.text.toLowerCase() === role.name.toLowerCase()) return;
    report({
      at: { offset: said.offset, length: said.text.length },
      message: messageFor(role, said),
      fixes: [
        {
          title: `Write ${role.name}`,
          safety: "safe",
          edits: () => [{ offset: said.offset, length: said.text.length, content: role.name }],
        },
      ],
    });
  });
}

function messageFor(role: BuiltInRole, said: SaidName): string {
  return said.role.id === role.id
    ? `"${said.text}" is called ${role.name} today.`
    : `The id is that of ${role.name}, not of "${said.text}", so a reader takes it for another role.`;
}

const lengthOfGuid = 36;
const guid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;

/** The one built-in role a string names by its id. */
function roleIn(value: string): BuiltInRole | undefined {
  if (value.length < lengthOfGuid) return undefined;
  const [id, ...others] = value.match(guid) ?? [];
  return id === undefined || others.length > 0 ? undefined : findRoleById(id);
}

/** The longest name of a role in the comment that follows on the line. */
function nameBeside(text: string, offset: number): SaidName | undefined {
  const rest = text.slice(offset, endOfLine(text, offset));
  const comment = /^[\s,\]}]*(?:\/\/|\/\*)/.exec(rest);
  if (!comment) return undefined;
  const written = rest.slice(comment[0].length).toLowerCase();
  const found = names().find(([name]) => written.includes(name));
  if (!found) return undefined;
  const [name, role] = found;
  const start = comment[0].length + written.indexOf(name);
  return { offset: offset + start, text: rest.slice(start, start + name.length), role };
}

/** Names of one word, such as Reader, stand in comments for other reasons too. */
const names = once(() =>
  builtInRoles()
    .flatMap((role) => [role.name, ...role.formerNames].map((name) => [name.toLowerCase(), role] as const))
    .filter(([name]) => name.includes(" "))
    .sort(([left], [right]) => right.length - left.length),
);
