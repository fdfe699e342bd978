import { say, type Text } from "../text/text";
import { networkGroupIdFault } from "../policy/network-group";
import type { PolicyText } from "../policy/policy-text";
import { code, lines, paragraphs, plainValues } from "./markdown";

/** Says what switching keys off does, and what switching them on again costs. */
export function hoverLocalAuth(): Text {
  return paragraphs(
    say("**disableLocalAuth** · whether the account refuses its API keys"),
    lines([
      say(
        "- `true`: calls with a key are refused and keys cannot be listed. Callers need a token of Microsoft Entra ID, a role with data actions, and the account a custom subdomain.",
      ),
      say("- Absent is `false`: whoever has a key may call, and no log names them."),
      say(
        "- Setting it back to `false` regenerates both keys: what still holds an old one stays locked out.",
      ),
      say(
        "- Owner or Contributor alone cannot call models afterwards; they have no data actions. Assign Cognitive Services OpenAI User before.",
      ),
      say("- A change takes two to five minutes."),
    ]),
    lines([
      say("Built-in policies that keep it on:"),
      say("- audit or deny: {0}", code("71ef260a-8f18-47b7-abcb-62d0673d94dc")),
      say("- modify: {0}", code("14de9e63-1b31-492e-a5a3-c3f7fd57f555")),
      say(
        "- deployIfNotExists: {0}, which also closes public network access unless told otherwise",
        code("55eff01b-f2bd-4c32-9203-db285f709d30"),
      ),
    ]),
  );
}

/** Says which network group an id names, and why it has to be written out. */
export function hoverNetworkGroupId(text: PolicyText | undefined): Text {
  return paragraphs(
    say("**networkGroupId** · the group that matching networks join"),
    text && partsOf(text),
    say(
      "The network manager reads this id as it stands in the definition: Azure Policy does not put a parameter in its place. To choose the group at deployment, put the definition into a template or Bicep file and let that write the id.",
    ),
  );
}

function partsOf(text: PolicyText): Text {
  if (text.kind === "expression") {
    return say("{0} stays as it is, so it names no group.", code(`[${text.text}]`));
  }
  if (text.kind === "template") return say("The template works this out before Policy sees it.");
  if (text.kind === "token") return say("A tool fills this in before Azure sees it.");
  const fault = networkGroupIdFault(text.text);
  if (fault !== undefined) return say("Not the full id of a network group: {0}.", plainValues(fault));
  const segments = text.text.split("/");
  const segment = (at: number): string => code(segments[at] ?? "");
  return lines([
    say("- Subscription: {0}", segment(2)),
    say("- Resource group: {0}", segment(4)),
    say("- Network manager: {0}", segment(8)),
    say("- Network group: {0}", segment(10)),
  ]);
}
