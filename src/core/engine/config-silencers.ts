import type { JsonNode } from "../document/json-node";
import type { Category, Rule } from "../rules/rule";
import type { LintConfig } from "./config";
import { hasExpired, type Silencer } from "./suppress";

/** What an accepted role is accepted with: its rights. Mistakes in how it is written remain mistakes. */
const aboutRights: readonly Category[] = ["key-access", "least-privilege"];

/**
 * What a configuration takes out of the count in one document.
 *
 * @param allowed The roles in it, and assignments of roles, that the configuration accepts.
 */
export function silencersOf(
  { suppressions = [], today }: LintConfig,
  rules: readonly Rule[],
  allowed: readonly JsonNode[],
): readonly Silencer[] {
  const named = suppressions
    .filter(({ expires }) => !hasExpired(expires, today))
    .map((of): Silencer => ({ where: "elsewhere", reason: of.reason, rules: [of.rule], of }));
  if (allowed.length === 0) return named;
  const rulesAboutRights = rules
    .filter(({ meta }) => aboutRights.includes(meta.category))
    .map(({ meta }) => meta.id);
  const reason = "The configuration accepts this role as it is.";
  return [
    ...named,
    ...allowed.map((node): Silencer => ({
      where: "elsewhere",
      reason,
      rules: rulesAboutRights,
      covers: node,
    })),
  ];
}
