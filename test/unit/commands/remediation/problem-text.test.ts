import { expect, test } from "vitest";
import type { AzureProblem } from "#src/azure/azure-error";
import { explainProblem } from "#src/commands/remediation/problem-text";

const refused = {
  kind: "forbidden",
  message: "Refused.",
  operation: "Microsoft.CognitiveServices/accounts/write",
} as const;

test.each<readonly [string, AzureProblem, string]>([
  [
    "a missing role is named",
    { ...refused, code: "AuthorizationFailed" },
    'Refused. The least role that allows it is "Cognitive Services Contributor".',
  ],
  [
    "no role is named where a deny assignment forbids it",
    { ...refused, code: "DenyAssignmentAuthorizationFailed" },
    "Refused. No role helps against a deny assignment.",
  ],
  [
    "a policy is named by its assignment",
    { kind: "policy-denied", message: "Denied.", policies: [], assignmentIds: ["/a/b"] },
    'Denied. It is assigned as "/a/b".',
  ],
  [
    "the id that support asks for comes last",
    { kind: "forbidden", message: "Refused.", correlationId: "c1" },
    "Refused. Correlation id: c1.",
  ],
])("%s", (_name, problem, text) => {
  expect(explainProblem(problem)).toBe(text);
});
