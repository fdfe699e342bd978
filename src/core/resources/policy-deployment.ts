import { changeStrings } from "../document/change-strings";
import { indentUnit } from "../document/formatting";
import { memberValue, parseDocument, sameName, stringOf } from "../document/json-node";
import { withAllComments, writeObject, type NewMember } from "../document/member-text";
import { dataOf } from "../document/node-data";
import { bicepValue, type BicepData } from "../policy/bicep";
import { escapeForTemplate } from "../policy/template-escape";
import type { PolicyDefinition } from "./policy-definition";
import { asCustom, readPolicySource } from "./policy-source";

export const policyResourceType = "Microsoft.Authorization/policyDefinitions";
export const subscriptionTemplateSchema =
  "https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#";

/** Definitions have versions of their own since the second one. */
export function policyApiVersion(names: readonly string[]): string {
  return names.some((name) => sameName(name, "version")) ? "2023-04-01" : "2021-06-01";
}

/**
 * A template that deploys a definition to a subscription, with what Policy is to work out
 * escaped, and with the comments of the definition.
 *
 * @param text The document the definition stands in.
 */
export function policyTemplate(text: string, policy: PolicyDefinition): string {
  const unit = indentUnit(text);
  const source = readPolicySource(text, policy);
  const inner = asCustom(source.inner);
  const name = definitionName(policy);
  const resource: readonly NewMember[] = [
    { name: "type", text: JSON.stringify(policyResourceType) },
    { name: "apiVersion", text: JSON.stringify(policyApiVersion(inner.map((member) => member.name))) },
    { name: "name", text: JSON.stringify(escapeForTemplate(name)) },
    { name: "properties", text: escaped(writeObject(inner, unit)) },
  ];
  const whole = { offset: 0, length: source.text.length };
  const written = writeObject(withAllComments(source.text, whole, resource), unit);
  const template = writeObject(
    [
      { name: "$schema", text: JSON.stringify(subscriptionTemplateSchema) },
      { name: "contentVersion", text: '"1.0.0.0"' },
      { name: "resources", text: `[\n${unit}${written.split("\n").join(`\n${unit}`)}\n]` },
    ],
    unit,
  );
  return `${template}\n`;
}

function escaped(json: string): string {
  const { root } = parseDocument(json);
  return root ? changeStrings(json, root, escapeForTemplate) : json;
}

/**
 * A Bicep file that deploys a definition to a subscription. Bicep escapes the brackets itself
 * when it writes the template; comments stay behind.
 *
 * @param text The document the definition stands in.
 */
export function policyBicep(text: string, policy: PolicyDefinition): string {
  const inner = asCustom(readPolicySource(text, policy).inner);
  const { root } = parseDocument(writeObject(inner, ""));
  const properties = (root ? dataOf(root) : {}) as BicepData & object;
  return ["targetScope = 'subscription'", "", bicepDefinition(definitionName(policy), properties), ""].join(
    "\n",
  );
}

/** The resource of a Bicep file that deploys a definition. */
export function bicepDefinition(name: string, properties: BicepData & object): string {
  const type = `${policyResourceType}@${policyApiVersion(Object.keys(properties))}`;
  return `resource definition '${type}' = ${bicepValue({ name, properties })}`;
}

const longestName = 64;

/**
 * A name Azure accepts for a definition: what the file says, or something made of its display name, or else
 * the fallback.
 * https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftauthorization
 */
export function definitionName({ node, body }: PolicyDefinition, fallback = "policy-definition"): string {
  const given = stringOf(memberValue(node, "name"));
  if (given !== undefined && isName(given)) return given;
  const name = (given ?? stringOf(memberValue(body, "displayName")) ?? "")
    .replace(/[^\w-]+/g, "-")
    .slice(0, longestName)
    .replace(/^-+|-+$/g, "");
  return name === "" ? fallback : name;
}

function isName(text: string): boolean {
  return text.length <= longestName && /^[^<>*%&:\\?.+/\p{Cc}[\]]*[^<>*%&:\\?.+/\p{Cc}[\] ]$/u.test(text);
}
