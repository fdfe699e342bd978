import { callsIn, type Expression, type PropertyExpression } from "../../document/arm-expression";
import type { Edit } from "../../document/edits";
import type { JsonNode } from "../../document/json-node";
import { principalExpressions } from "../../resources/assignment-principal";
import { say } from "../../text/text";
import { defineRule, type Fix } from "../rule";

const clientName = /^(.*[a-z_-])?(clientId|appId|applicationId)$/i;

/** An app has two ids. Assignments want the object id of its service principal, and refuse the other as not found. */
export const noClientIdAsPrincipal = defineRule({
  meta: {
    id: "no-client-id-as-principal",
    summary: "An assignment should name the object id of an app, not its client id",
    category: "correctness",
    severity: "warning",
    fixable: true,
  },

  check: {
    roleAssignment(assignment, report) {
      const at = assignment.principalMember?.value;
      const name = principalExpressions(assignment)
        .map(clientIdIn)
        .find((found) => found !== undefined);
      if (!at || name === undefined) return;
      report({
        at,
        message: say(
          '"{0}" is the name of a client id. Azure looks principals up by object id and answers {1}, or finds another one.',
          name,
          "PrincipalNotFound",
        ),
        fixes: fixes(at),
      });
    },
  },
});

/** The property or parameter an expression ends in, when its name is that of a client id. */
function clientIdIn(expression: Expression): string | undefined {
  if (expression.kind === "property") {
    const name = outputName(expression) ?? expression.name;
    return clientName.test(name) ? name : undefined;
  }
  if (expression.kind !== "call") return undefined;
  const [call] = callsIn(expression);
  const argument = call?.args[0];
  const isLookUp = call && /^(parameters|variables)$/i.test(call.name);
  return isLookUp && argument?.kind === "string" && clientName.test(argument.value)
    ? argument.value
    : undefined;
}

/** `clientId` of `reference('module').outputs.clientId.value`, which is how a module hands it on. */
function outputName({ name, target }: PropertyExpression): string | undefined {
  if (name.toLowerCase() !== "value" || target.kind !== "property") return undefined;
  const outputs = target.target;
  return outputs.kind === "property" && outputs.name.toLowerCase() === "outputs" ? target.name : undefined;
}

/** Where the id is read from the identity itself, the other id stands beside it. */
function fixes(at: JsonNode): readonly Fix[] {
  const found = /\.clientId(?=\s*\]$)/i.exec(String(at.value));
  if (!found) return [];
  return [
    {
      title: say("Use {0}", "principalId"),
      safety: "unsafe",
      edits: (text): readonly Edit[] => {
        const start = text.slice(at.offset, at.offset + at.length).lastIndexOf(found[0]);
        return [{ offset: at.offset + start, length: found[0].length, content: ".principalId" }];
      },
    },
  ];
}
