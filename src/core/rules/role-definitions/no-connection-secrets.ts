import { connectionSecretOperations, dataSecretOperations } from "../../catalog/sensitive-operations";
import type { RoleDefinition } from "../../resources/role-definition";
import { row, say, type Text } from "../../text/text";
import { customCopyFixes } from "../custom-copy";
import { defineRule, type Fix } from "../rule";
import { sensitiveGrants, type SensitiveGrant } from "../sensitive-grants";
import { withholdingFixes } from "../withholding-fix";

const loss = say("connection secrets");

/** Who reads the secret of a connection is inside the service at its other end, with all rights of that key. */
export const noConnectionSecrets = defineRule({
  meta: {
    id: "no-connection-secrets",
    summary: "A role should not let its holders read the secrets of connections",
    category: "key-access",
    severity: "warning",
    fixable: true,
  },

  check: {
    roleDefinition(role, report) {
      for (const group of [connectionSecretOperations, dataSecretOperations]) {
        for (const grant of sensitiveGrants(role, group)) {
          report({
            at: grant.entry.at,
            message: message(grant),
            ...(role.origin === "builtIn" && { severity: "information" as const }),
            fixes: fixes(role, grant),
          });
        }
      }
    },
  },
});

function message({ entry, operations }: SensitiveGrant): Text {
  const [first = "", ...others] = operations.map((name) => name.replace("Microsoft.CognitiveServices/", ""));
  const granted = others.length > 0 ? say("{0} and {1} more of the kind", first, others.length) : first;
  return row([
    operations.every((operation) => /endpointkeys/i.test(operation))
      ? say('"{0}" grants {1}: every holder can read the endpoint keys of QnA Maker.', entry.value, granted)
      : say(
          '"{0}" grants {1}: every holder can read the secrets of connections, often keys of other services.',
          entry.value,
          granted,
        ),
    say("What they do with them cannot be traced to a person."),
  ]);
}

function fixes(role: RoleDefinition, { lists, entry }: SensitiveGrant): readonly Fix[] {
  if (role.origin === "builtIn") {
    const withheld = {
      control: connectionSecretOperations.operations,
      data: dataSecretOperations.operations,
    };
    return customCopyFixes(role, withheld, loss);
  }
  const group = lists.plane === "control" ? connectionSecretOperations : dataSecretOperations;
  return withholdingFixes(lists, entry, group.operations, loss);
}
