import { addElement, setIn, setMember, type Edit, type EditPlan, type JsonData } from "../document/edits";
import { indentationAt, lineBreak, startOfLine } from "../document/formatting";
import { findMember, memberValue, parseDocument, valueAt, type JsonNode } from "../document/json-node";

/** What to suppress and why. */
export interface SuppressionRequest {
  readonly rule: string;
  /** Words of the author; line breaks become blanks. */
  readonly reason: string;
  /** The last day it holds, as YYYY-MM-DD; comments cannot say that. */
  readonly expires?: string;
}

/**
 * Suppresses a rule at one place: by a comment above its line, or, where comments are not
 * allowed, in the metadata of the template resource or policy around it.
 *
 * @param offset Where the finding starts.
 * @returns Absent where nothing around the place can hold metadata; the configuration file can.
 */
export function suppressHere(
  text: string,
  offset: number,
  request: SuppressionRequest,
  allowsComments: boolean,
): readonly Edit[] | undefined {
  if (allowsComments) {
    const start = afterMark(text, startOfLine(text, offset));
    return [insertion(text, start, indentationAt(text, offset), "disable-next-line", request)];
  }
  return describe(text, findDescribed(parseDocument(text).root, offset), request);
}

/**
 * Suppresses a rule in a whole document: by a comment at its top, or in the metadata of a
 * template or policy.
 *
 * @returns Absent where the document cannot hold metadata; the configuration file can.
 */
export function suppressInFile(
  text: string,
  request: SuppressionRequest,
  allowsComments: boolean,
): readonly Edit[] | undefined {
  if (allowsComments) return [insertion(text, afterMark(text, 0), "", "disable-file", request)];
  const { root } = parseDocument(text);
  return describe(text, root && holderOf(root), request);
}

/**
 * Suppresses a rule in a configuration file.
 *
 * @param text The configuration file; empty for one that does not exist yet.
 * @param files Patterns of the files it is about, relative to the configuration; all files without them.
 */
export function suppressInConfig(
  text: string,
  request: SuppressionRequest,
  files: readonly string[] = [],
): readonly Edit[] {
  const entry = { ...toEntry(request), ...(files.length > 0 && { files }) };
  const { root } = parseDocument(text);
  if (root?.type !== "object") {
    const content = `${JSON.stringify({ suppressions: [entry] }, null, 2)}\n`;
    return [{ offset: 0, length: text.length, content }];
  }
  return append(root, ["suppressions"], entry)(text);
}

function insertion(
  text: string,
  offset: number,
  indentation: string,
  form: string,
  request: SuppressionRequest,
): Edit {
  const content = `${indentation}// ${commentOf(form, request)}${lineBreak(text)}`;
  return { offset, length: 0, content };
}

/** What a comment that suppresses a rule says. */
export function commentOf(form: string, { rule, reason }: SuppressionRequest): string {
  return `aoai-security-${form} ${rule} -- ${onOneLine(reason)}`;
}

const onOneLine = (reason: string): string => reason.replace(/\s+/g, " ").trim();

/** A byte order mark stays the first character. */
function afterMark(text: string, offset: number): number {
  return offset === 0 && text.startsWith("\uFEFF") ? 1 : offset;
}

function describe(
  text: string,
  holder: JsonNode | undefined,
  request: SuppressionRequest,
): readonly Edit[] | undefined {
  return holder && append(holder, ["metadata", "aoaiSecurity", "suppress"], toEntry(request))(text);
}

function append(object: JsonNode, names: readonly string[], entry: JsonData): EditPlan {
  const list = valueAt(object, ...names);
  if (list?.type === "array") return addElement(list, entry);
  return names.length === 1 ? setMember(object, names[0] ?? "", [entry]) : setIn(object, names, [entry]);
}

function toEntry({ rule, reason, expires }: SuppressionRequest) {
  return { rule, reason: onOneLine(reason), ...(expires !== undefined && { expires }) };
}

/** The innermost object around a place that may hold metadata. */
function findDescribed(root: JsonNode | undefined, offset: number): JsonNode | undefined {
  let found: JsonNode | undefined;
  for (let node = root; node; node = childAt(node, offset)) {
    if (node.type === "object") found = holderOf(node) ?? found;
  }
  return found;
}

function childAt(node: JsonNode, offset: number): JsonNode | undefined {
  return node.children?.find((child) => offset >= child.offset && offset < child.offset + child.length);
}

/**
 * Where Azure lets an object hold metadata: templates and their resources do themselves, a
 * policy definition does beside its rule. Role definitions have none.
 */
function holderOf(node: JsonNode): JsonNode | undefined {
  const policy = [memberValue(node, "properties"), node].find((body) => findMember(body, "policyRule"));
  if (policy) return policy;
  const isTemplate = findMember(node, "resources") && findMember(node, "$schema");
  const isResource = findMember(node, "type") && findMember(node, "apiVersion");
  return isTemplate || isResource ? node : undefined;
}
