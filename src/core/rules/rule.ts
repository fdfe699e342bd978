import type { EditPlan } from "../document/edits";
import type { JsonDocument, JsonNode } from "../document/json-node";
import type { PlainText } from "../document/plain-text";
import type { Suppression } from "../document/suppressions";
import type { Text } from "../text/text";
import type { ParametersFile, Resource, Template } from "../resources/resource";
import type { Account } from "../resources/account";
import type { PolicyDefinition } from "../resources/policy-definition";
import type { RoleAssignment } from "../resources/role-assignment";
import type { RoleDefinition } from "../resources/role-definition";

/** How much a finding matters, worst first. */
export const severities = ["error", "warning", "information", "hint"] as const;
export type Severity = (typeof severities)[number];

/** What a rule is about; its findings are grouped by it. */
export type Category = "key-access" | "least-privilege" | "network" | "policy" | "correctness" | "monitoring";

/** Everything that is known of a rule without running it. */
export interface RuleMeta {
  /** Also the name of its file, page, test and setting. */
  readonly id: string;
  /** One sentence without a period: what should be so. */
  readonly summary: string;
  readonly category: Category;
  readonly severity: Severity;
  /** Whether some of its findings come with a fix. */
  readonly fixable: boolean;
  /** Rules of the strict profile are silent unless that profile is chosen. */
  readonly profile?: "strict";
}

/** A place in the document: a node, or a range of UTF-16 units. */
export type Place = JsonNode | { readonly offset: number; readonly length: number };

/** A change offered for a finding. */
export interface Fix {
  /** What the change does, as a sentence in the imperative without a period. */
  readonly title: Text;
  /** `safe` only where every permission and every connection stays as it was. */
  readonly safety: "safe" | "unsafe";
  /** The change to the document; empty where the fix opens a document of its own. */
  readonly edits: EditPlan;
  /** A node of the text the edits are for, where that may be another file than the document. */
  readonly in?: JsonNode;
  /** A new document the fix opens beside this one. */
  readonly creates?: { readonly language: "json" | "jsonc" | "bicep"; readonly content: () => string };
  /** A text the fix hands over to be pasted, such as an id. */
  readonly copies?: string;
}

/** A second place that has a part in a finding, such as the default that decides a parameter. */
export interface RelatedPlace {
  readonly at: Place;
  readonly message: Text;
  /** The name of the file it is in, where that is neither the document nor told by the node. */
  readonly file?: string;
}

/** What a rule says about one place. */
export interface Report {
  readonly at: Place;
  /** What is wrong here and what it leads to, as sentences. */
  readonly message: Text;
  /** Where it differs from the rule's own severity. */
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
}

/** An operation, or a pattern of them, that an organisation wants no role to grant. */
export interface ForbiddenOperation {
  readonly operation: string;
  readonly reason?: string;
}

/** A network group that a definition in another file fills. */
export interface GroupElsewhere {
  /** In lower case. */
  readonly id: string;
  readonly file: string;
  /** Where it is named, in UTF-16 units of that file. */
  readonly at: Place;
}

/** What a check may know beside the resource it looks at. */
export interface RuleContext {
  readonly document: JsonDocument;
  /** Everything found in the document, in the order it is written. */
  readonly resources: readonly Resource[];
  /** What the organisation wants no role to grant. */
  readonly forbiddenOperations: readonly ForbiddenOperation[];
  /** What definitions in other files fill, as far as those files are known. */
  readonly groupsElsewhere: readonly GroupElsewhere[];
}

/**
 * What became of a suppression. `undecided`: its rule did not run, so nobody knows
 * whether it would have been needed. `unknown`: no rule of `known` has that id.
 */
export type SuppressionUse =
  | {
      readonly suppression: Suppression;
      readonly outcome: "used" | "unused" | "needless" | "expired" | "flawed" | "undecided";
    }
  | { readonly suppression: Suppression; readonly outcome: "unknown"; readonly known: readonly string[] };

/** Something in a configuration file that was not understood and therefore has no effect. */
export interface ConfigMistake {
  readonly at: Place;
  /** A sentence. */
  readonly message: Text;
  /** A name that is none of those known here. */
  readonly written?: string;
  readonly known?: readonly string[];
}

/** Looks at one thing and reports what is wrong with it. */
export type Check<Judged, Context = RuleContext> = (
  judged: Judged,
  report: (report: Report) => void,
  context: Context,
) => void;

/** One handler for each kind of resource a rule cares for. */
export interface Checks {
  /** Judges the role alone, whatever else the document holds: what is found is remembered by the role's text. */
  readonly roleDefinition?: Check<RoleDefinition, Pick<RuleContext, "document" | "forbiddenOperations">>;
  readonly roleAssignment?: Check<RoleAssignment>;
  readonly policyDefinition?: Check<PolicyDefinition>;
  readonly account?: Check<Account>;
  /** Once for each template, for what concerns no single resource of it. */
  readonly template?: Check<Template>;
  readonly parametersFile?: Check<ParametersFile>;
  /** Once for each document of another language than JSON that names roles by their ids. */
  readonly text?: Check<PlainText>;
  /** Once for each suppression in the document, when all other checks are done. */
  readonly suppression?: Check<SuppressionUse>;
  /** Once for each mistake in a configuration file. */
  readonly mistake?: Check<ConfigMistake>;
}

/** A check with an identity. */
export interface Rule {
  readonly meta: RuleMeta;
  readonly check: Checks;
}

/** Gives a rule its type where it is written. */
export function defineRule(rule: Rule): Rule {
  return rule;
}
