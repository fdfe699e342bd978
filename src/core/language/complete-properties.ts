import { memberValue, stringOf } from "../document/json-node";
import type { Choice, Choices } from "./completion-offer";
import { knownValues } from "./property-values";
import type { Spot } from "./spot";

/** How many containers further out the resource may be that a property belongs to. */
const farthest = 5;

/** What a property of an account, a diagnostic setting or an assignment may be; absent in other places. */
export function completeProperties(spot: Spot): Choices | undefined {
  const name = spot.path.at(-1);
  if (typeof name !== "string") return undefined;
  const choices = valuesFor(name, spot);
  return choices && { choices };
}

function valuesFor(name: string, spot: Spot): readonly Choice[] | undefined {
  const assignment = knownValues(name, "assignment");
  if (assignment) return memberValue(spot.container(), "principalId") ? assignment : undefined;
  const diagnostic = knownValues(name, "diagnostic");
  if (diagnostic) return isInside(spot, /\/diagnosticSettings$/i) ? diagnostic : undefined;
  const account = knownValues(name, "account");
  return account && isInside(spot, /^Microsoft\.CognitiveServices\/accounts$/i) ? account : undefined;
}

/** Whether the nearest resource around a place is of a type. */
function isInside(spot: Spot, type: RegExp): boolean {
  for (let up = 0; up < Math.min(farthest, spot.path.length); up++) {
    const found = stringOf(memberValue(spot.container(up), "type"));
    if (found !== undefined && found.includes("/")) return type.test(found);
  }
  return false;
}
