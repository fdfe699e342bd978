import { networkGroupIdFault } from "../policy/network-group";
import type { PolicyText } from "../policy/policy-text";
import { inWords } from "../text/text";
import { code, paragraphs, plain } from "./markdown";

/** Says what switching keys off does, and what switching them on again costs. */
export function hoverLocalAuth(): string {
  return paragraphs(
    "**disableLocalAuth** · whether the account refuses its API keys",
    [
      "- `true`: calls with a key are refused and keys cannot be listed. Callers need a token of Microsoft Entra ID, a role with data actions, and the account a custom subdomain.",
      "- Absent is `false`: whoever has a key may call, and no log names them.",
      "- Setting it back to `false` regenerates both keys: what still holds an old one stays locked out.",
      "- Owner or Contributor alone cannot call models afterwards; they have no data actions. Assign Cognitive Services OpenAI User before.",
      "- A change takes two to five minutes.",
    ].join("\n"),
    [
      "Built-in policies that keep it on:",
      "- audit or deny: `71ef260a-8f18-47b7-abcb-62d0673d94dc`",
      "- modify: `14de9e63-1b31-492e-a5a3-c3f7fd57f555`",
      "- deployIfNotExists: `55eff01b-f2bd-4c32-9203-db285f709d30`, which also closes public network access unless told otherwise",
    ].join("\n"),
  );
}

const partNames = ["Subscription", "Resource group", "Network manager", "Network group"];

/** Says which network group an id names, and why it has to be written out. */
export function hoverNetworkGroupId(text: PolicyText | undefined): string {
  return paragraphs(
    "**networkGroupId** · the group that matching networks join",
    text && partsOf(text),
    "The network manager reads this id as it stands in the definition: Azure Policy does not put a parameter in its place. To choose the group at deployment, put the definition into a template or Bicep file and let that write the id.",
  );
}

function partsOf(text: PolicyText): string {
  if (text.kind === "expression") return `${code(`[${text.text}]`)} stays as it is, so it names no group.`;
  if (text.kind === "template") return "The template works this out before Policy sees it.";
  const fault = networkGroupIdFault(text.text);
  if (fault !== undefined) return `Not the full id of a network group: ${plain(inWords(fault))}.`;
  const segments = text.text.split("/");
  return [segments[2], segments[4], segments[8], segments[10]]
    .map((value, at) => `- ${partNames[at] ?? ""}: ${code(value ?? "")}`)
    .join("\n");
}
