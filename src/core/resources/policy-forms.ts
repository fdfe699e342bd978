import type { EditPlan } from "../document/edits";
import { indentationAt, indentUnit, lineBreak } from "../document/formatting";
import { memberValue, sameName, stringOf, type JsonNode } from "../document/json-node";
import { withAllComments, writeObject, type NewMember } from "../document/member-text";
import type { PolicyDefinition } from "./policy-definition";
import { definitionName } from "./policy-deployment";
import {
  asCustom,
  hasDoubleNames,
  isListedName,
  isSelfContained,
  readPolicySource,
  type PolicySource,
} from "./policy-source";

/**
 * The forms in which a definition fills a file of its own: `raw`, with `properties`, for the
 * portal and the REST interface; `flat`, without them; `epac`, for Enterprise Policy as Code.
 */
export type PolicyFileForm = "raw" | "flat" | "epac";

/** https://azure.github.io/enterprise-azure-policy-as-code/policy-definitions/ */
const epacSchema =
  "https://raw.githubusercontent.com/Azure/enterprise-azure-policy-as-code/main/Schemas/policy-definition-schema.json";

/** The form a definition is in; absent for a rule alone and for a resource of a template. */
export function policyFileForm({ node, spelling, context }: PolicyDefinition): PolicyFileForm | undefined {
  if (context !== "file" || spelling === "rule" || spelling === "template") return undefined;
  if (spelling === "unwrapped") return "flat";
  return isEpacSchema(memberValue(node, "$schema")) ? "epac" : "raw";
}

function isEpacSchema(node: JsonNode | undefined): boolean {
  return /enterprise-azure-policy-as-code\/.*\/policy-definition-schema\.json/i.test(stringOf(node) ?? "");
}

/** Whether a form can hold all that a definition says. */
export function canTakeForm(policy: PolicyDefinition, form: PolicyFileForm): boolean {
  return isSelfContained(policy) && !(form === "flat" && hasDoubleNames(policy));
}

/**
 * Writes a definition in another form where it stands, comments and unknown members
 * included. Names that Azure gives to what is deployed already, such as `id`, stay out of the
 * form of Enterprise Policy as Code, which ignores them.
 */
export function convertPolicy(policy: PolicyDefinition, form: PolicyFileForm): EditPlan {
  const { offset, length } = policy.node;
  return (text) => {
    const content = writePolicy(text, policy, form)
      .split("\n")
      .join(lineBreak(text) + indentationAt(text, offset));
    return [{ offset, length, content }];
  };
}

/**
 * Writes a definition as a file.
 *
 * @param text The document the definition stands in.
 * @returns Text with `\n` between its lines.
 */
export function writePolicy(text: string, policy: PolicyDefinition, form: PolicyFileForm): string {
  const unit = indentUnit(text);
  const source = readPolicySource(text, policy);
  const written = form === "flat" ? toFlat(source) : wrapped(source, form, policy, unit);
  const whole = { offset: 0, length: source.text.length };
  return writeObject(withAllComments(source.text, whole, written), unit);
}

function toFlat({ outer, inner }: PolicySource): readonly NewMember[] {
  return [...outer.filter((member) => !isEpacSchema(member.value)), ...inner];
}

function wrapped(
  { outer, inner }: PolicySource,
  form: "raw" | "epac",
  policy: PolicyDefinition,
  unit: string,
): readonly NewMember[] {
  const properties = {
    name: "properties",
    text: writeObject(form === "epac" ? asCustom(inner) : inner, unit),
  };
  const others = outer.filter(({ value }) => !isEpacSchema(value));
  if (form === "raw") return [...others, properties];
  const [name] = outer.filter((member) => sameName(member.name, "name"));
  return [
    { name: "$schema", text: JSON.stringify(epacSchema) },
    name ?? { name: "name", text: JSON.stringify(definitionName(policy)) },
    ...others.filter((member) => !isGivenByAzure(member.name)),
    properties,
  ];
}

const givenByAzure = ["$schema", "name", "apiVersion", "scope", "location"];

function isGivenByAzure(name: string): boolean {
  return isListedName(name) || givenByAzure.some((given) => sameName(given, name));
}
