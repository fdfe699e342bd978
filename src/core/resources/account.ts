import type { TemplateResource } from "../document/arm-template";
import { findMember, memberValue, members, stringOf, type JsonNode } from "../document/json-node";
import { readFragment } from "../document/literal";
import { asString, get, type Reader, type Value } from "../document/value";
import { say, type Text } from "../text/text";

/** The resource type of every Azure OpenAI and other AI services account. */
export const accountType = "Microsoft.CognitiveServices/accounts";

/**
 * How an account is written: a template resource, an object as Azure prints
 * it, or the body of a PATCH, which leaves alone what it does not name.
 */
export type AccountSpelling = "template" | "resource" | "patch";

/** An AI services account, the same view for every spelling. */
export interface Account {
  readonly kind: "account";
  readonly spelling: AccountSpelling;
  readonly node: JsonNode;
  /** The template resource it is written as, with the template around it; absent elsewhere. */
  readonly place: TemplateResource | undefined;
  /** Where a finding about something that is not written belongs. */
  readonly at: JsonNode;
  /**
   * `deployed`: the document says how the account is. `enforced`: a policy
   * deploys it over an account that exists, so what it leaves out says nothing.
   */
  readonly context: "deployed" | "enforced";
  readonly name: Value;
  /** `OpenAI`, `AIServices`, … */
  readonly accountKind: Value;
  readonly apiVersion: Value;
  readonly propertiesNode: JsonNode | undefined;
  readonly properties: Value;
  /** A member of `properties`. */
  property(name: string): Value;
  readonly read: Reader;
}

/** Reads an account as `az cognitiveservices account show` or the portal prints it, or the body of a PATCH. */
export function readAccount(node: JsonNode): Account {
  return read(node, { spelling: findMember(node, "type") ? "resource" : "patch", context: "deployed" });
}

/** Reads an account written as a template resource. */
export function readAccountResource(place: TemplateResource, context: Account["context"]): Account {
  return read(place.node, { spelling: "template", context, place });
}

interface Writing extends Pick<Account, "spelling" | "context"> {
  readonly place?: TemplateResource;
}

function read(node: JsonNode, { spelling, context, place }: Writing): Account {
  const reader = place?.read ?? readFragment;
  const propertiesNode = memberValue(node, "properties");
  const properties = reader(propertiesNode);
  return {
    kind: "account",
    spelling,
    node,
    place,
    at: memberValue(node, "type") ?? node.children?.[0]?.children?.[0] ?? node,
    context,
    name: reader(memberValue(node, "name")),
    accountKind: reader(memberValue(node, "kind")),
    apiVersion: reader(memberValue(node, "apiVersion")),
    propertiesNode,
    properties,
    property: (name) => get(properties, name),
    read: reader,
  };
}

/** Whether an object has the type of an account, in any letter case. */
export function isAccount(node: JsonNode): boolean {
  return stringOf(memberValue(node, "type"))?.toLowerCase() === accountType.toLowerCase();
}

const patchable = ["properties", "tags", "sku", "identity", "kind", "location"];

/** The members of an account's `properties` that a PATCH may carry. */
const patchableProperties = [
  "disableLocalAuth",
  "publicNetworkAccess",
  "networkAcls",
  "customSubDomainName",
  "restrictOutboundNetworkAccess",
  "allowedFqdnList",
  "encryption",
  "userOwnedStorage",
  "apiProperties",
  "dynamicThrottlingEnabled",
  "migrationToken",
  "restore",
].map((name) => name.toLowerCase());

/** Whether an object is the body of a PATCH that sets whether keys work, and holds nothing foreign to accounts. */
export function isAccountPatch(node: JsonNode): boolean {
  const properties = memberValue(node, "properties");
  return (
    findMember(properties, "disableLocalAuth") !== undefined &&
    members(node).every(({ name }) => patchable.includes(name.toLowerCase())) &&
    members(properties).every(({ name }) => patchableProperties.includes(name.toLowerCase()))
  );
}

/** What to call an account in a message: by the service its kind names, where the kind is known. */
export function accountNoun({ accountKind }: Account): Text {
  const kind = asString(accountKind)?.toLowerCase();
  return kind === "openai" ? say("Azure OpenAI account") : say("AI services account");
}

/** Whether the document says all there is to say; what a PATCH or an enforcing policy leaves out stays as it is. */
export function isStatedWhole({ spelling, context, properties }: Account): boolean {
  return spelling !== "patch" && context === "deployed" && properties.kind !== "unknown";
}
