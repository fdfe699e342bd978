import type { JsonData } from "../document/edits";
import { findMember, memberValue, stringOf } from "../document/json-node";
import { dataOf, mapStrings, withoutMember } from "../document/node-data";
import { bicepExpression, bicepString, bicepValue, type BicepData } from "../policy/bicep";
import { networkGroupMode } from "../policy/network-group";
import { findParameter, type PolicyParameter } from "../policy/parameter";
import { parameterName } from "../policy/policy-text";
import { ruleStrings } from "../policy/rule-string";
import { escapeForTemplate, unescapeFromTemplate } from "../policy/template-escape";
import { parametersName, type PolicyDefinition } from "./policy-definition";
import {
  bicepDefinition,
  definitionName,
  policyApiVersion,
  policyResourceType,
  subscriptionTemplateSchema,
} from "./policy-deployment";

/** The parameter by which a definition wants to get its network group. */
export interface GroupParameter {
  readonly name: string;
  /** Absent when the definition does not declare it. */
  readonly declared: PolicyParameter | undefined;
  /** Whether the rule uses it for something else as well, so that the definition has to keep it. */
  readonly usedElsewhere: boolean;
}

/** The parameter that `networkGroupId` consists of; absent when it is something else. */
export function groupParameter({
  rule,
  details,
  declared,
  text,
}: PolicyDefinition): GroupParameter | undefined {
  const node = memberValue(details, "networkGroupId");
  const id = text(node);
  const name = id?.kind === "expression" ? parameterName(id.text) : undefined;
  if (name === undefined) return undefined;
  const mention = `parameters('${name.replaceAll("'", "''")}')`.toLowerCase();
  const usedElsewhere = ruleStrings(rule).some(
    (string) => string.node !== node && string.text.toLowerCase().includes(mention),
  );
  return { name, declared: findParameter(declared, name), usedElsewhere };
}

/**
 * A template that deploys the definition and takes the network group as its own
 * parameter, which it fills in before Azure Policy sees the definition.
 */
export function templateAround(policy: PolicyDefinition, parameter: GroupParameter): string {
  const properties = propertiesOf(policy, parameter);
  const reference = `[parameters('${parameter.name.replaceAll("'", "''")}')]`;
  const template = {
    $schema: subscriptionTemplateSchema,
    contentVersion: "1.0.0.0",
    parameters: { [parameter.name]: templateParameter(parameter) },
    resources: [
      {
        type: policyResourceType,
        apiVersion: policyApiVersion(Object.keys(properties)),
        name: definitionName(policy, "fill-network-group"),
        properties: withGroup(mapStrings(properties, escapeForTemplate), reference),
      },
    ],
  };
  return `${JSON.stringify(template, null, 2)}\n`;
}

/** The same as a Bicep file. */
export function bicepAround(policy: PolicyDefinition, parameter: GroupParameter): string {
  const name = /^[A-Za-z_]\w*$/.test(parameter.name) ? parameter.name : "networkGroupId";
  const properties = withGroup(propertiesOf(policy, parameter) as BicepData & object, bicepExpression(name));
  return [
    "targetScope = 'subscription'",
    "",
    `@description(${bicepString(descriptionOf(parameter))})`,
    ...bicepParameter(name, parameter),
    "",
    bicepDefinition(definitionName(policy, "fill-network-group"), properties),
    "",
  ].join("\n");
}

function bicepParameter(name: string, { declared }: GroupParameter): readonly string[] {
  const allowed = declared?.allowedValues?.map(dataOf) as BicepData[] | undefined;
  const byDefault = stringOf(declared?.defaultValue);
  return [
    ...(allowed ? [`@allowed(${bicepValue(allowed)})`] : []),
    `param ${name} string${byDefault === undefined ? "" : ` = ${bicepString(byDefault)}`}`,
  ];
}

/** How the template declares the parameter: as the definition did, in the template's words. */
export function templateParameter(parameter: GroupParameter): JsonData {
  const { defaultValue, allowedValues } = parameter.declared ?? {};
  return {
    type: "string",
    metadata: { description: descriptionOf(parameter) },
    ...(defaultValue && { defaultValue: dataOf(defaultValue) }),
    ...(allowedValues && { allowedValues: allowedValues.map(dataOf) }),
  };
}

function descriptionOf({ declared }: GroupParameter): string {
  const metadata = memberValue(declared?.node, "metadata");
  return stringOf(memberValue(metadata, "description")) ?? "The resource id of the network group to fill.";
}

function propertiesOf(
  { body, rule, context }: PolicyDefinition,
  parameter: GroupParameter,
): JsonData & object {
  const given = (...names: readonly string[]) =>
    Object.fromEntries(
      names.flatMap((name) => {
        const value = findMember(body, name)?.value;
        return value ? [[name, dataOf(value)]] : [];
      }),
    );
  const declarations = memberValue(body, parametersName(body));
  const parameters = declarations ? remaining(dataOf(declarations), parameter) : {};
  const properties = {
    ...given("displayName", "description"),
    mode: networkGroupMode,
    ...given("metadata", "version"),
    ...(Object.keys(parameters).length > 0 && { parameters }),
    policyRule: dataOf(rule),
  };
  return context === "library"
    ? (mapStrings(properties, unescapeFromTemplate) as JsonData & object)
    : properties;
}

function remaining(declarations: JsonData, { name, usedElsewhere }: GroupParameter): JsonData & object {
  const kept = usedElsewhere ? declarations : withoutMember(declarations, name);
  return kept !== null && typeof kept === "object" ? kept : {};
}

/** Puts the group into `policyRule.then.details`, whatever the letter case of the names on the way. */
function withGroup<Data extends JsonData | BicepData>(properties: Data, group: BicepData): Data {
  return replaceIn(properties, ["policyRule", "then", "details", "networkGroupId"], group) as Data;
}

function replaceIn(data: BicepData, path: readonly string[], value: BicepData): BicepData {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (data === null || typeof data !== "object") return data;
  const entries = Object.entries(data as { readonly [name: string]: BicepData });
  return Object.fromEntries(
    entries.map(([key, inner]) => [
      key,
      key.toLowerCase() === name.toLowerCase() ? replaceIn(inner, rest, value) : inner,
    ]),
  );
}
