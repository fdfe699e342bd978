import { say, type Text } from "../text/text";
import { commentsIn } from "../document/comments";
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
import { holds, isUnderstood, readText } from "./reading";
import { newJson, type Refactoring } from "./refactoring";

/** What is offered for a form: to write the definition in it, or to open a file of its own. */
const titles: Readonly<Record<PolicyFileForm, { readonly convert: Text; readonly open: Text }>> = {
  raw: {
    convert: say("Convert to a definition with properties, as the portal and the REST interface have it"),
    open: say("Open as a definition with properties, as the portal and the REST interface have it"),
  },
  flat: {
    convert: say("Convert to a flat definition, without properties"),
    open: say("Open as a flat definition, without properties"),
  },
  epac: {
    convert: say("Convert to a definition of Enterprise Policy as Code"),
    open: say("Open as a definition of Enterprise Policy as Code"),
  },
};

const fileForms: readonly PolicyFileForm[] = ["raw", "flat", "epac"];

/** Offers to write the policy definition around a place in another form. */
export function policyConversions(text: string, offset: number): readonly Refactoring<Text>[] {
  const around = policiesIn(text, ({ node }) => holds(node, offset));
  return around
    .filter(isSelfContained)
    .flatMap((policy) => [...fileConversions(text, [policy]), ...deployments(text, policy)]);
}

/**
 * Offers to write the policy definitions of a document in another form. A template deploys one
 * of them, and one of several in a template has to be pointed at.
 */
export function policyFileConversions(text: string): readonly Refactoring<Text>[] {
  const policies = policiesIn(text, () => true);
  const [first, ...others] = policies;
  if (!first || !policies.every(isSelfContained)) return [];
  if (others.length === 0) return [...fileConversions(text, policies), ...deployments(text, first)];
  return first.context === "template" ? [] : fileConversions(text, policies);
}

function policiesIn(
  text: string,
  isWanted: (policy: PolicyDefinition) => boolean,
): readonly PolicyDefinition[] {
  const reading = readText(text);
  return reading.content.resources.flatMap((resource) =>
    resource.kind === "policyDefinition" && isWanted(resource) && isUnderstood(reading, resource.node)
      ? [resource]
      : [],
  );
}

function fileConversions(text: string, policies: readonly PolicyDefinition[]): readonly Refactoring<Text>[] {
  return fileForms.flatMap((form): readonly Refactoring<Text>[] => {
    const fitting = policies.filter(
      (policy) => policyFileForm(policy) !== form && canTakeForm(policy, form) && hasRoom(policy, form),
    );
    const [first, ...others] = fitting;
    if (!first) return [];
    const isInTemplate = first.context === "template";
    const title = titles[form][isInTemplate ? "open" : "convert"];
    return [
      {
        title: others.length === 0 ? title : say("{0} ({1} definitions)", title, fitting.length),
        kind: "rewrite",
        headAt: first.node.offset,
        // Taken out of a template, a definition needs a file of its own.
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
function deployments(text: string, policy: PolicyDefinition): readonly Refactoring<Text>[] {
  const around = { kind: "rewrite", headAt: policy.node.offset, edits: () => [] } as const;
  const bicep: Refactoring<Text> = {
    ...around,
    title: say("Open as a Bicep file that deploys the definition"),
    creates: () => ({ language: "bicep", content: headed(text, policy, policyBicep(text, policy)) }),
  };
  if (policy.context === "template") return [bicep];
  const template = {
    ...around,
    title: say("Open as a template that deploys the definition"),
    creates: () => newJson(headed(text, policy, policyTemplate(text, policy))),
  } as const;
  return [template, bicep];
}

/** The comments around a definition that fills its file head the new one; Bicep writes comments as JSON does. */
function headed(text: string, { node }: PolicyDefinition, content: string): string {
  if (node.parent) return content;
  const end = node.offset + node.length;
  const comments = [
    ...commentsIn(text, { offset: 0, length: node.offset }),
    ...commentsIn(text, { offset: end, length: text.length - end }),
  ];
  return [...comments, content].join("\n");
}
