import type { DeploymentScope } from "./arm-placeholder";
import type { ArmScope, ArmSession } from "./arm-scope";
import { computed, unknown } from "./arm-value";
import { elements, members, memberValue, type JsonNode } from "./json-node";
import { asBoolean, asString, type Reader, type Value } from "./value";

/** A template, the outermost one or one that a deployment inside another template carries. */
export interface TemplateScope extends ArmScope {
  /** The template object. */
  readonly node: JsonNode;
  /** What the template is deployed to; absent when neither a schema nor a deployment tells. */
  readonly deploymentScope: DeploymentScope | undefined;
  /** Whose parameters and variables its expressions refer to: its own, or those of `parent`. */
  readonly evaluation: "inner" | "outer";
  readonly outputs: JsonNode | undefined;
  /** Its own resources, without their children and without those of templates inside it. */
  readonly resources: readonly TemplateResource[];
  /** The template around this one. */
  readonly parent: TemplateScope | undefined;
  /** The resource of `parent` that carries this one. */
  readonly deployment: TemplateResource | undefined;
  /** What all templates of the document share. */
  readonly session: ArmSession;
}

/** One entry of `resources`, wherever it stands; a copy loop is one entry. */
export interface TemplateResource {
  readonly node: JsonNode;
  /** The full type, those of the parents included, in the author's letter case; empty when it is not known. */
  readonly type: string;
  /** Where the type is written; the resource itself when it is not. */
  readonly typeAt: JsonNode;
  /** The full name, joined to that of the parent as Resource Manager joins them. */
  readonly name: Value;
  readonly apiVersion: Value;
  /** Whether it is only referred to: it deploys nothing and mostly has no properties. */
  readonly existing: boolean;
  /** Works out any node of the resource. */
  readonly read: Reader;
  /** A member of the resource, such as `kind` or `scope`. */
  readonly member: (name: string) => Value;
  /** The member `properties`. */
  readonly properties: () => Value;
  /** The template it stands in. */
  readonly template: TemplateScope;
  /** The resource whose `resources` hold this one. */
  readonly parent: TemplateResource | undefined;
  /** Its key, where `resources` is an object. */
  readonly symbolicName: string | undefined;
  /** The resources in its own `resources`. */
  readonly children: readonly TemplateResource[];
  /** The template it carries, when it is a deployment that carries one. */
  readonly nested: TemplateScope | undefined;
}

/** Where an entry of `resources` stands. */
interface ResourcePlace {
  readonly template: TemplateScope;
  readonly parent: TemplateResource | undefined;
  readonly symbolicName: string | undefined;
}

/** Finds the template that a resource carries. */
export type OpenNested = (resource: TemplateResource) => TemplateScope | undefined;

/**
 * Views the entries of a `resources` member, which may be an array or an object
 * keyed by symbolic names.
 */
export function readResources(
  list: JsonNode | undefined,
  template: TemplateScope,
  parent: TemplateResource | undefined,
  openNested: OpenNested,
): readonly TemplateResource[] {
  const entries =
    list?.type === "object"
      ? members(list).map(({ name, value }) => ({ node: value, symbolicName: name }))
      : elements(list).map((node) => ({ node, symbolicName: undefined }));
  return entries.flatMap(({ node, symbolicName }) =>
    node?.type === "object" ? [createResource(node, { template, parent, symbolicName }, openNested)] : [],
  );
}

/** Views an object as the resource it describes. Only the type is worked out at once. */
function createResource(node: JsonNode, place: ResourcePlace, openNested: OpenNested): TemplateResource {
  const { read } = place.template;
  const { parent } = place;
  const typeNode = memberValue(node, "type");
  const type = asString(read(typeNode)) ?? "";
  const isShort = parent !== undefined && !isFullType(type);
  const member = (name: string): Value => read(memberValue(node, name));
  let children: readonly TemplateResource[] | undefined;
  let nested: TemplateScope | undefined;
  return {
    node,
    type: isShort ? `${parent.type}/${type}` : type,
    typeAt: typeNode ?? node,
    get name() {
      return isShort ? joinedName(parent.name, member("name")) : member("name");
    },
    get apiVersion() {
      return member("apiVersion");
    },
    existing: asBoolean(read(memberValue(node, "existing"))) === true,
    read,
    member,
    properties: () => member("properties"),
    get children() {
      return (children ??= readResources(memberValue(node, "resources"), place.template, this, openNested));
    },
    get nested() {
      return (nested ??= openNested(this));
    },
    ...place,
  };
}

/** Whether a condition that is plainly `false` keeps a resource, or what holds it, from ever being deployed. */
export function isNeverDeployed({ node, parent, template }: TemplateResource): boolean {
  if (memberValue(node, "condition")?.value === false) return true;
  const around = parent ?? template.deployment;
  return around !== undefined && isNeverDeployed(around);
}

/** Only full types begin with a provider, and only providers have a dot in their name. */
function isFullType(type: string): boolean {
  return /^[^/]*\.[^/]*\//.test(type);
}

function joinedName(parent: Value, own: Value): Value {
  if (own.kind === "absent") return own;
  const [first, second] = [asString(parent), asString(own)];
  return first === undefined || second === undefined
    ? unknown(own.at)
    : computed(own.at, `${first}/${second}`);
}

/** A template and those around it, from the inside: values are often handed inwards. */
export function outwards(template: TemplateScope): readonly TemplateScope[] {
  return [template, ...(template.parent ? outwards(template.parent) : [])];
}
