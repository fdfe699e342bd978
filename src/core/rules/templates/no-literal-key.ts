import { isKeyName, looksLikeAccountKey, masked } from "../../document/secret-shape";
import { forEachString, memberValue, stringOf, type JsonNode } from "../../document/json-node";
import { say } from "../../text/text";
import { defineRule, type Report } from "../rule";

/** A key in a file is a key in every copy of the file, and in the history of the repository. */
export const noLiteralKey = defineRule({
  meta: {
    id: "no-literal-key",
    summary: "A template or parameters file should not hold a key",
    category: "key-access",
    severity: "error",
    fixable: false,
  },

  check: {
    template({ node, context }, report) {
      if (context === "deployed") reportKeys(node, report);
    },
    parametersFile({ node }, report) {
      reportKeys(node, report);
    },
  },
});

function reportKeys(root: JsonNode, report: (found: Report) => void): void {
  forEachString(root, (node, text) => {
    if (!looksLikeAccountKey(text) || !settingNames(node).some(isKeyName)) return;
    report({
      at: node,
      message: say(
        '"{0}" has the shape of an API key and stands in a setting for one. Whoever reads this file, or its history, can use the account; renew the key and let the caller use Entra ID.',
        masked(text),
      ),
    });
  });
}

/**
 * The member it is the value of; of a `value` what names that: the parameter around it, the `name` beside it, or the
 * name of the secret or named value whose `properties` hold it.
 */
function settingNames(node: JsonNode): readonly string[] {
  const property = node.parent?.type === "property" ? node.parent : undefined;
  const key = property?.children?.[0];
  if (!property || key === node) return [];
  if (!/^(value|defaultValue)$/i.test(String(key?.value))) return [String(key?.value)];
  const object = property.parent;
  const outer = object?.parent?.type === "property" ? object.parent : undefined;
  const around = outer?.children?.[0];
  const resource = /^properties$/i.test(String(around?.value)) ? outer?.parent : undefined;
  const names = [around, ...["name", "displayName"].map((name) => memberValue(object, name))];
  return [...names.flatMap((name) => stringOf(name) ?? []), ...lastSegment(memberValue(resource, "name"))];
}

/** `c` of the name `a/b/c`, or of an expression that ends in it. */
function lastSegment(name: JsonNode | undefined): readonly string[] {
  const segment = stringOf(name)
    ?.split(/[/']/)
    .findLast((part) => /\w/.test(part));
  return segment === undefined ? [] : [segment];
}
