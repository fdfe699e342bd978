import type { PolicyDefinition } from "../resources/policy-definition";
import { policyBicep, policyTemplate } from "../resources/policy-deployment";
import {
  canTakeForm,
  convertPolicy,
  policyFileForm,
  writePolicy,
  type PolicyFileForm,
} from "../resources/policy-forms";
import { isSelfContained } from "../resources/policy-source";
import { holds, readText } from "./reading";
import { newJson, type Refactoring } from "./refactoring";

const forms: Readonly<Record<PolicyFileForm, string>> = {
  raw: "a definition with properties, as the portal and the REST interface have it",
  flat: "a flat definition, without properties",
  epac: "a definition of Enterprise Policy as Code",
};

const fileForms: readonly PolicyFileForm[] = ["raw", "flat", "epac"];

/** Offers to write the policy definition around a place in another form. */
export function policyConversions(text: string, offset: number): readonly Refactoring[] {
  const around = policiesIn(text).filter(({ node }) => holds(node, offset));
  return around.flatMap((policy) => [...fileConversions(text, [policy]), ...deployments(text, policy)]);
}

/** Offers to write the policy definitions of a document in another form; a template holds one of them. */
export function policyFileConversions(text: string): readonly Refactoring[] {
  const policies = policiesIn(text);
  const [only, ...others] = policies;
  return [
    ...fileConversions(text, policies),
    ...(only && others.length === 0 ? deployments(text, only) : []),
  ];
}

function policiesIn(text: string): readonly PolicyDefinition[] {
  return readText(text).content.resources.flatMap((resource) =>
    resource.kind === "policyDefinition" && isSelfContained(resource) ? [resource] : [],
  );
}

function fileConversions(text: string, policies: readonly PolicyDefinition[]): readonly Refactoring[] {
  return fileForms.flatMap((form): readonly Refactoring[] => {
    const fitting = policies.filter(
      (policy) => policyFileForm(policy) !== form && canTakeForm(policy, form) && hasRoom(policy, form),
    );
    const [first, ...others] = fitting;
    if (!first) return [];
    const isInTemplate = first.context === "template";
    // Taken out of a template a definition needs a file of its own.
    if (isInTemplate && others.length > 0) return [];
    const of = others.length === 0 ? "" : ` (${String(fitting.length)} definitions)`;
    return [
      {
        title: `${isInTemplate ? "Open as" : "Convert to"} ${forms[form]}${of}`,
        kind: "rewrite",
        headAt: first.node.offset,
        edits: () => (isInTemplate ? [] : fitting.flatMap((policy) => convertPolicy(policy, form)(text))),
        ...(isInTemplate && {
          creates: () => newJson(`${writePolicy(text, first, form)}\n`),
        }),
      },
    ];
  });
}

/** Enterprise Policy as Code wants a file for each definition. */
function hasRoom({ node, context }: PolicyDefinition, form: PolicyFileForm): boolean {
  return form !== "epac" || context === "template" || node.parent?.type !== "array";
}

/** What deploys a definition stands around it, so it goes into a document of its own. */
function deployments(text: string, policy: PolicyDefinition): readonly Refactoring[] {
  const around = { kind: "rewrite", headAt: policy.node.offset, edits: () => [] } as const;
  const bicep: Refactoring = {
    ...around,
    title: "Open as a Bicep file that deploys the definition",
    creates: () => ({ language: "bicep", content: policyBicep(text, policy) }),
  };
  if (policy.context === "template") return [bicep];
  const template = {
    ...around,
    title: "Open as a template that deploys the definition",
    creates: () => newJson(policyTemplate(text, policy)),
  } as const;
  return [template, bicep];
}
