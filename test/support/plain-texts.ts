import ts from "typescript";

/** Names of properties whose values people read. */
const shownNames = new Set([
  "activity",
  "because",
  "description",
  "detail",
  "label",
  "message",
  "placeHolder",
  "prompt",
  "reading",
  "spoken",
  "text",
  "title",
  "tooltip",
  "yes",
]);

/** Calls whose words only the log, a programmer or a machine reads. */
const unread = /\blogger\.\w+$|^(Error|TypeError|RegExp)$/;

/**
 * The texts of a source that people read and that no translator gets to see: anything that looks like words
 * of a sentence, and whatever is called a title, a label and the like. "{}" stands for each value in them.
 */
export function plainTexts(source: string): readonly string[] {
  const file = ts.createSourceFile("source.ts", source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isUnread(node, file)) return;
    // Beside the text itself come the values in it, which may be texts again.
    if (isTranslated(node, file)) return node.arguments.slice(1).forEach(visit);
    const text = textOf(node);
    if (text !== undefined && (isSentence(text) || (hasWord(text) && isShown(node)))) {
      found.push(text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** What is written, without the names of icons. */
function textOf(node: ts.Node): string | undefined {
  return writtenIn(node)?.replace(/\$\([a-z-]+\) /g, "");
}

function writtenIn(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }) => `{}${literal.text}`).join("");
}

function hasWord(text: string): boolean {
  return /[a-z]{2}/i.test(text);
}

/** Two words beside each other, or a word beside a value. */
function isSentence(text: string): boolean {
  return /[a-z]{2}[,.:;]? ("?\{|[a-z]{2})|\}"? [a-z]{2}/i.test(text);
}

/** What no person reads, or what reads another way than as a text. */
function isUnread(node: ts.Node, file: ts.SourceFile): boolean {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return true;
  if (ts.isCallExpression(node) || ts.isNewExpression(node))
    return unread.test(node.expression.getText(file));
  return ts.isPropertyAssignment(node) && (isWrittenElsewhere(nameOf(node)) || isNameForTheLog(node));
}

/** Menus match context values, and what a rule demands is read in its page and its setting. */
function isWrittenElsewhere(name: string): boolean {
  return name === "contextValue" || name === "summary";
}

function isTranslated(node: ts.Node, file: ts.SourceFile): node is ts.CallExpression {
  return ts.isCallExpression(node) && /^((vscode\.)?l10n\.t|say)$/.test(node.expression.getText(file));
}

/** The title of a command names what failed, in the log. */
function isNameForTheLog(node: ts.PropertyAssignment): boolean {
  if (nameOf(node) !== "title" || !ts.isObjectLiteralExpression(node.parent)) return false;
  const names = node.parent.properties.map((property) => property.name?.getText());
  return names.includes("id") && names.includes("run");
}

/** Whether a node, or one that it is a branch of, is the value of a property that people read. */
function isShown(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent)) return shownNames.has(nameOf(parent));
  if (ts.isVariableDeclaration(parent)) return shownNames.has(parent.name.getText());
  if (ts.isConditionalExpression(parent)) return parent.condition !== node && isShown(parent);
  return (ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent)) && isShown(parent);
}

function nameOf({ name }: ts.PropertyAssignment): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : "";
}
