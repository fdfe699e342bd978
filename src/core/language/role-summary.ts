import type { BuiltInRole } from "../catalog/built-in-roles";
import { capabilities } from "../rbac/capability";
import { heldCapabilities } from "../rbac/held-capabilities";
import { listed } from "./markdown";

/** What people ask about first, beside what is dangerous. */
const telling: readonly string[] = ["chat", "deploy-models"];

/**
 * What a role can and cannot do, in a line: what is dangerous and what people ask about first, and
 * then, of the rest, what it can.
 */
export function summarizeRole({ permissions }: Pick<BuiltInRole, "permissions">): string {
  const held = heldCapabilities(permissions);
  const weighed = capabilities.filter(({ id, risk }) => risk === "high" || telling.includes(id));
  const rest = capabilities.filter((capability) => !weighed.includes(capability));
  const can = [...weighed, ...rest].filter(({ id }) => held.get(id) !== "no");
  const cannot = weighed.filter(({ id }) => held.get(id) === "no");
  const words = [
    can.length > 0 ? `Can ${listed(can.map(({ label }) => label))}.` : "Can do none of what has a name here.",
    cannot.length > 0 ? `Cannot ${listed(cannot.map(({ label }) => label))}.` : "",
  ];
  return words.filter(Boolean).join(" ");
}
