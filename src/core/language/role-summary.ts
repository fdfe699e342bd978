import { inWords, listed, row, say, type Text, type Translate } from "../text/text";
import type { BuiltInRole } from "../catalog/built-in-roles";
import { capabilities, type Capability } from "../rbac/capability";
import { heldCapabilities } from "../rbac/held-capabilities";

/** What people ask about first, beside what is dangerous. */
const telling: readonly string[] = ["chat", "deploy-models"];

/**
 * What a role can and cannot do, in a line: what is dangerous and what people ask about first, and
 * then, of the rest, what it can.
 *
 * @param translate Puts it into the language of the reader; English without it.
 */
export function summarizeRole(
  { permissions }: Pick<BuiltInRole, "permissions">,
  translate?: Translate,
): string {
  const held = heldCapabilities(permissions);
  const weighed = capabilities.filter(({ id, risk }) => risk === "high" || telling.includes(id));
  const rest = capabilities.filter((capability) => !weighed.includes(capability));
  const can = [...weighed, ...rest].filter(({ id }) => held.get(id) !== "no");
  const cannot = weighed.filter(({ id }) => held.get(id) === "no");
  const sentences = [
    can.length > 0 ? say("Can {0}.", labelsOf(can)) : say("Can do none of what has a name here."),
    cannot.length > 0 ? say("Cannot {0}.", labelsOf(cannot)) : "",
  ];
  return inWords(row(sentences), translate);
}

function labelsOf(abilities: readonly Capability[]): Text {
  return listed(abilities.map(({ label }) => label));
}
