import type { AzureProblem } from "../../azure/azure-error";
import type { Range, RoleToWrite } from "../../core/index";

type Placed = Range & { readonly value: string };

/**
 * The place in a role that made Azure refuse it: the operation or the scope that its answer names, the name
 * where another role has it, and the name also where nothing of the role is to blame.
 */
export function placeOfRefusal(problem: AzureProblem, role: RoleToWrite): Range {
  const { code = "", message } = problem;
  if (code === "RoleDefinitionWithSameNameExists") return role.nameAt;
  const said = message.toLowerCase();
  const scope = longestNamed(role.scopes, said) ?? scopeOf(problem, role);
  const entry = longestNamed(role.entries, said);
  if (/scope/i.test(code) || problem.kind === "forbidden") return scope ?? entry ?? role.nameAt;
  return entry ?? scope ?? role.nameAt;
}

/** One operation's name may begin like another's. */
function longestNamed(places: readonly Placed[], said: string): Placed | undefined {
  return places
    .filter(({ value }) => isNamed(value.toLowerCase(), said))
    .sort((one, other) => other.value.length - one.value.length)[0];
}

function isNamed(value: string, said: string): boolean {
  return [`'${value}'`, `"${value}"`].some((quoted) => said.includes(quoted));
}

/** A refusal of a scope may name none; a role with one scope leaves no doubt. */
function scopeOf(problem: AzureProblem, { scopes }: RoleToWrite): Placed | undefined {
  if (problem.kind === "forbidden" && problem.scope !== undefined) {
    const refused = problem.scope.toLowerCase();
    const found = scopes.find(({ value }) => refused.startsWith(value.toLowerCase()));
    if (found !== undefined) return found;
  }
  return /scope/i.test(problem.code ?? "") ? scopes[0] : undefined;
}
