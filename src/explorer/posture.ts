import type { AccountJson } from "../azure/azure-data";

/** How an account stands, as far as its own JSON says. What is absent counts as Azure counts it. */
export interface Posture {
  /** Keys work: `disableLocalAuth` is not true. */
  readonly keysOn: boolean;
  /** Every address may call: public access is on, and the network rules let through what they do not name. */
  readonly isPublic: boolean;
}

const postures = new WeakMap<AccountJson, Posture>();

export function postureOf(json: AccountJson): Posture {
  const known = postures.get(json);
  if (known !== undefined) return known;
  const { properties } = json;
  const posture = {
    keysOn: properties?.disableLocalAuth !== true,
    isPublic: networkOf({ properties }).reach === "everyone",
  };
  postures.set(json, posture);
  return posture;
}

export interface Network {
  readonly reach: "everyone" | "selected" | "private";
  readonly publicAccess: string;
  readonly defaultAction: string;
  readonly bypass: string | undefined;
  readonly ipRules: readonly string[];
  readonly virtualNetworks: readonly string[];
}

/** Who reaches an account over the network. `publicNetworkAccess` absent means "Enabled", no rules mean "Allow". */
export function networkOf({
  properties,
}: {
  readonly properties?: AccountJson["properties"] | undefined;
}): Network {
  const rules = properties?.networkAcls ?? {};
  const publicAccess = textOr(properties?.publicNetworkAccess, "Enabled");
  const defaultAction = textOr(rules["defaultAction"], "Allow");
  const isOff = publicAccess.toLowerCase() === "disabled";
  const denies = defaultAction.toLowerCase() === "deny";
  const bypass = rules["bypass"];
  return {
    reach: isOff ? "private" : denies ? "selected" : "everyone",
    publicAccess,
    defaultAction,
    bypass: typeof bypass === "string" ? bypass : undefined,
    ipRules: members(rules["ipRules"], "value"),
    virtualNetworks: members(rules["virtualNetworkRules"], "id"),
  };
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === "string" && value !== "" ? value : otherwise;
}

function members(list: unknown, name: string): readonly string[] {
  if (!Array.isArray(list)) return [];
  return (list as unknown[]).flatMap((entry) => {
    const value =
      typeof entry === "object" && entry !== null ? (entry as Record<string, unknown>)[name] : undefined;
    return typeof value === "string" ? [value] : [];
  });
}
