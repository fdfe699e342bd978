import { anyOf, inWords, say, type Text, type Translate } from "../text/text";
import { builtInPoliciesOrigin } from "../catalog/built-in-policies";
import { findRoleByName } from "../catalog/built-in-roles";
import { endOfLine, startOfLine } from "../document/formatting";
import { sameName, stringOf, type JsonNode } from "../document/json-node";
import { asString } from "../document/value";
import { guidIn } from "../policy/role-id";
import type { PolicyDefinition } from "../resources/policy-definition";
import type { RoleDefinition } from "../resources/role-definition";
import { findEntry, hoverEntry, hoverOperation, planeOfName } from "./entry-hover";
import { isJson } from "../document/text-language";
import { code, paragraphs, plain } from "./markdown";
import { findEffect } from "../policy/effect";
import { hoverAlias, hoverEffect, hoverMode } from "./policy-hover";
import { hoverLocalAuth, hoverNetworkGroupId } from "./property-hover";
import { isName, leafAt, memberName, readText, type Reading } from "./reading";
import { knownGuids, type KnownGuid } from "./role-guids";
import { plainPermission } from "../resources/role-definition";
import { hoverCustomRole, hoverRole } from "./role-hover";

/** What there is to say about a place of a document. */
export interface Hover {
  /** Markdown without links to commands; text of the document is escaped in it. */
  readonly markdown: string;
  /** What it is about, in UTF-16 units. */
  readonly offset: number;
  readonly length: number;
}

/**
 * Says what stands under a cursor: an operation, a role, a policy word, a property.
 *
 * @param text The whole document.
 * @param offset The cursor, in UTF-16 units.
 * @param languageId The editor's name of the language; role ids are read in every one.
 * @param translate Puts it into the language of the reader; English without it.
 * @returns Absent when there is nothing to say. Never throws.
 */
export function hover(
  text: string,
  offset: number,
  languageId: string,
  translate?: Translate,
): Hover | undefined {
  const inJson = isJson(languageId) ? hoverJson(text, offset) : undefined;
  const found = inJson ?? hoverGuid(text, offset);
  return found && { ...found, markdown: inWords(found.markdown, translate) };
}

/** What a hover says, not yet in words. */
type Found = Omit<Hover, "markdown"> & { readonly markdown: Text };

function hoverGuid(text: string, offset: number): Found | undefined {
  const line = knownGuids(text, startOfLine(text, offset), endOfLine(text, offset));
  const found = line.find((guid) => offset >= guid.offset && offset <= guid.offset + guid.length);
  return found && { markdown: describe(found), offset: found.offset, length: found.length };
}

function describe(guid: KnownGuid): Text {
  if (guid.kind === "role") return hoverRole(guid.role);
  return paragraphs(
    say("**{0}** · built-in policy", plain(guid.policy.name)),
    say("{0} · *definitions of {1}*", code(guid.policy.id), builtInPoliciesOrigin.asOf),
  );
}

function hoverJson(text: string, offset: number): Found | undefined {
  const reading = readText(text);
  if (reading.content.kind === undefined) return undefined;
  const node = leafAt(reading, offset);
  if (!node) return undefined;
  const markdown = hoverNode(reading, node);
  return markdown === undefined ? undefined : { markdown, offset: node.offset, length: node.length };
}

function hoverNode({ content }: Reading, node: JsonNode): Text | undefined {
  const name = memberName(node);
  if (name === "disablelocalauth") return hoverLocalAuth();
  const text = stringOf(node);
  if (text === undefined) return undefined;

  const roles = content.resources.filter((resource) => resource.kind === "roleDefinition");
  const entry = isName(node) ? undefined : findEntry(roles, node);
  if (entry) return hoverEntry(entry);

  const policy = content.resources.find((resource) => isPolicyAround(resource, node));
  const inPolicy = policy?.kind === "policyDefinition" ? hoverInPolicy(policy, node, text) : undefined;
  if (inPolicy !== undefined || isName(node)) return inPolicy;

  if (name === "roledefinitionidorname") {
    const role = findRoleByName(text);
    if (role) return hoverRole(role);
  }
  const plane = planeOfName(text);
  return plane ? hoverOperation(text, plane) : hoverOnlyGuid(text, roles);
}

/** A string that holds one id is about that, however much stands around it. */
function hoverOnlyGuid(text: string, roles: readonly RoleDefinition[]): Text | undefined {
  const [found, ...others] = knownGuids(text);
  if (found) return others.length === 0 ? describe(found) : undefined;
  const id = guidIn(text);
  const own = id === undefined ? undefined : roles.find((role) => guidIn(asString(role.id) ?? "") === id);
  return own && hoverCustomRole(asString(own.name) ?? text, own.permissions.map(plainPermission));
}

function isPolicyAround({ kind, node: around }: { kind: string; node: JsonNode }, node: JsonNode): boolean {
  const isInside = node.offset >= around.offset && node.offset < around.offset + around.length;
  return kind === "policyDefinition" && isInside;
}

function hoverInPolicy(policy: PolicyDefinition, node: JsonNode, text: string): Text | undefined {
  const { details, modeMember, effect, effects } = policy;
  if (node === modeMember?.value) return hoverMode(text);
  const mode = asString(policy.read(modeMember?.value));
  if (node === effect?.value && policy.effectParameter) return hoverEffectParameter(policy);
  if (node === effect?.value || effects.some(({ at }) => at === node)) return hoverEffect(text, mode);
  if (memberName(node) === "networkgroupid" && node.parent?.parent === details) {
    return hoverNetworkGroupId(isName(node) ? undefined : policy.text(node));
  }
  return memberName(node) === "field" && !sameName(text, "field") ? hoverAlias(text) : undefined;
}

function hoverEffectParameter({ effectParameter, effects }: PolicyDefinition): Text {
  const names = [...new Set(effects.map(({ name }) => name.toLowerCase()))].map(
    (name) => findEffect(name)?.name ?? name,
  );
  return paragraphs(
    say("The effect is the parameter {0}.", code(effectParameter?.name ?? "")),
    names.length > 0 ? say("It may be {0}.", anyOf(names.map(code))) : undefined,
  );
}
