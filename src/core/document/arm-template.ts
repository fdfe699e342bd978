import { deploymentScopeOf, nestedDeploymentScope } from "./arm-deployment-scope";
import { readResources, type TemplateResource, type TemplateScope } from "./arm-resource";
import { createScope, newSession, type ArmScope } from "./arm-scope";
import { memberValue, sameName, stringOf, valueAt, type JsonNode } from "./json-node";
import { readLiteral } from "./literal";
import { asString, type Reader } from "./value";

export { isNeverDeployed, outwards, type TemplateResource, type TemplateScope } from "./arm-resource";

/** How to read a template. */
export interface TemplateOptions {
  /**
   * An object whose member `parameters` holds `{ value }` entries: the root of a parameters file, or the
   * properties of a deployment that carries the template.
   */
  readonly parameters?: JsonNode | undefined;
  /** Reads those entries; without it they are taken literally, as those of a parameters file are. */
  readonly readParameters?: Reader | undefined;
  /**
   * How often `[[` becomes `[` before the template reads its strings: 0 for a file, 1 for a deployment inside a
   * policy definition inside a template.
   */
  readonly unescape?: number | undefined;
}

/** Nested deployments below this are not followed; Resource Manager itself allows far fewer. */
const maxNesting = 30;

/** Whether a document is an ARM template, by its schema or, lacking one, by its shape. */
export function isTemplate(root: JsonNode | undefined): boolean {
  const schema = stringOf(memberValue(root, "$schema"));
  if (schema !== undefined && /deploymentTemplate\.json/i.test(schema)) return true;
  const resources = memberValue(root, "resources")?.type;
  const hasResources = resources === "array" || resources === "object";
  return hasResources && stringOf(memberValue(root, "contentVersion")) !== undefined;
}

/**
 * Every resource of a template: children, and what nested deployments carry,
 * right after the resource that holds them. Linked templates are not followed.
 *
 * @param root The template object; anything else has no resources.
 */
export function templateResources(
  root: JsonNode | undefined,
  options: TemplateOptions = {},
): Iterable<TemplateResource> {
  return root?.type === "object" ? resourcesOf(openTemplate(root, options)) : [];
}

/**
 * The outermost template, ready to be read. Opening costs nothing; what has
 * been worked out is remembered, so open a template once and keep it.
 */
export function openTemplate(root: JsonNode, options: TemplateOptions = {}): TemplateScope {
  const session = newSession(options.unescape);
  const deploymentScope = deploymentScopeOf(root);
  const read = options.readParameters ?? readLiteral;
  const handed = read(memberValue(options.parameters, "parameters"));
  const scope = createScope({ template: root, handed, deploymentScope, session });
  return createTemplate(root, scope, { deploymentScope, session, evaluation: "inner" });
}

/** Every resource of an opened template and of those inside it; see `templateResources`. */
export function* resourcesOf(template: TemplateScope, nesting = 0): Iterable<TemplateResource> {
  yield* withDescendants(template.resources, nesting);
}

function* withDescendants(
  resources: readonly TemplateResource[],
  nesting: number,
): Iterable<TemplateResource> {
  if (nesting > maxNesting) return;
  for (const resource of resources) {
    yield resource;
    yield* withDescendants(resource.children, nesting + 1);
    if (resource.nested) yield* withDescendants(resource.nested.resources, nesting + 1);
  }
}

type Origin = Pick<TemplateScope, "deploymentScope" | "evaluation" | "session"> &
  Partial<Pick<TemplateScope, "parent" | "deployment">>;

function createTemplate(node: JsonNode, { read, evaluate }: ArmScope, origin: Origin): TemplateScope {
  let resources: readonly TemplateResource[] | undefined;
  return {
    parent: undefined,
    deployment: undefined,
    ...origin,
    node,
    read,
    evaluate,
    outputs: memberValue(node, "outputs"),
    get resources() {
      return (resources ??= readResources(memberValue(node, "resources"), this, undefined, nestedTemplate));
    },
  };
}

/** The template a deployment carries; absent for other resources and for linked templates. */
function nestedTemplate(deployment: TemplateResource): TemplateScope | undefined {
  if (!carriesTemplate(deployment.type)) return undefined;
  const node = valueAt(deployment.node, "properties", "template");
  if (node?.type !== "object") return undefined;

  const parent = deployment.template;
  const deploymentScope = nestedDeploymentScope(deployment.node, parent.read, parent.deploymentScope);
  const evaluation = evaluationOf(deployment);
  const scope: ArmScope = evaluation === "inner" ? innerScope(deployment, node, deploymentScope) : parent;
  return createTemplate(node, scope, {
    deploymentScope,
    evaluation,
    session: parent.session,
    parent,
    deployment,
  });
}

function innerScope(
  { node, template }: TemplateResource,
  nested: JsonNode,
  deploymentScope: TemplateScope["deploymentScope"],
): ArmScope {
  const handed = template.read(valueAt(node, "properties", "parameters"));
  return createScope({ template: nested, handed, deploymentScope, session: template.session });
}

function carriesTemplate(type: string): boolean {
  return (
    sameName(type, "Microsoft.Resources/deployments") ||
    sameName(type, "Microsoft.Resources/deploymentStacks")
  );
}

/**
 * A deployment stack always evaluates its template by itself; a deployment does when it says so, and since
 * `languageVersion` 2.0 there is no other way.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax#languageversion-20
 */
function evaluationOf({ node, read, template, type }: TemplateResource): TemplateScope["evaluation"] {
  if (!sameName(type, "Microsoft.Resources/deployments")) return "inner";
  if (/^2\./.test(stringOf(memberValue(template.node, "languageVersion")) ?? "")) return "inner";
  const scope = read(valueAt(node, "properties", "expressionEvaluationOptions", "scope"));
  return asString(scope)?.toLowerCase() === "inner" ? "inner" : "outer";
}
