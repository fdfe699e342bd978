/**
 * A string of a policy as it has to stand in a template, which takes what is in brackets for an
 * expression of its own. The same holds for the names of members.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions#escape-characters
 */
export function escapeForTemplate(text: string): string {
  return isBracketed(text) ? `[${text}` : text;
}

/** What is left of an escaped string once a template was read; the opposite of `escapeForTemplate`. */
export function unescapeFromTemplate(text: string): string {
  return text.startsWith("[[") && isBracketed(text) ? text.slice(1) : text;
}

/** Whether a template would work a string out instead of taking it as it is. */
export function isTemplateExpression(text: string): boolean {
  return isBracketed(text) && !text.startsWith("[[");
}

function isBracketed(text: string): boolean {
  return text.startsWith("[") && text.endsWith("]");
}
