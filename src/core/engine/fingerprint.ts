import { anchorAt } from "../document/anchor";
import { parseDocument } from "../document/json-node";
import type { Finding } from "./finding";

/**
 * A finding and what tells it from others, whatever line it stands on: a digest of its
 * rule, the way to its place by names, and the text there. The text itself does not show,
 * since it may be a secret. Findings that agree in all of this have the same fingerprint.
 */
export type Fingerprinted<Each extends Finding = Finding> = Each & { readonly fingerprint: string };

/**
 * Adds its fingerprint to each finding.
 *
 * @param text The document the findings are in.
 * @param isJson Whether places in it have names; without them the rule and the text at the place have to do.
 */
export function withFingerprints<Each extends Finding>(
  text: string,
  findings: readonly Each[],
  isJson = true,
): readonly Fingerprinted<Each>[] {
  if (findings.length === 0) return [];
  const root = isJson ? parseDocument(text).root : undefined;
  return findings.map((finding) => {
    const { offset, length } = finding.range;
    const marked = text.slice(offset, offset + length).replace(/\s+/g, " ");
    return { ...finding, fingerprint: digest([finding.ruleId, anchorAt(root, offset), marked].join("\n")) };
  });
}

/**
 * 64 bits as 16 hexadecimal digits: FNV-1a twice, with different beginnings
 * (http://www.isthe.com/chongo/tech/comp/fnv/). No protection against somebody who wants
 * two findings to look alike; nobody gains by that.
 */
function digest(text: string): string {
  return [0x811c9dc5, 0x01000193].map((beginning) => fnv(text, beginning)).join("");
}

function fnv(text: string, beginning: number): string {
  let hash = beginning;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}
