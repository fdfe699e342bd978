import type { TemplateScope } from "../document/arm-template";
import type { JsonNode } from "../document/json-node";
import type { Account } from "./account";
import type { PolicyDefinition } from "./policy-definition";
import type { RoleAssignment } from "./role-assignment";
import type { RoleDefinition } from "./role-definition";

/** A template as a whole, for what concerns no single resource of it. */
export interface Template {
  readonly kind: "template";
  readonly node: JsonNode;
  readonly template: TemplateScope;
  /** `enforced` where a policy deploys it. */
  readonly context: "deployed" | "enforced";
}

/** A file of parameter values for templates. */
export interface ParametersFile {
  readonly kind: "parametersFile";
  readonly node: JsonNode;
}

/** Everything that can be judged, whatever file it stands in. */
export type Resource =
  RoleDefinition | RoleAssignment | PolicyDefinition | Account | Template | ParametersFile;
