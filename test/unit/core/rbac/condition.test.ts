import { describe, expect, it } from "vitest";
import { conditionLimits } from "#src/core/rbac/condition";

const write = "Microsoft.Authorization/roleAssignments/write";
const remove = "Microsoft.Authorization/roleAssignments/delete";
const chat = "Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action";
const test =
  "@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {a, b}";

const delegation = `((!(ActionMatches{'${write}'})) OR (${test})) AND ((!(ActionMatches{'${remove}'})) OR (${test}))`;

describe("conditionLimits", () => {
  it.each([
    ["a clause about it", delegation, write],
    ["the second of two clauses", delegation, remove],
    ["a clause in another letter case", delegation.toUpperCase(), write],
    ["a clause with a pattern", `(!(ActionMatches{'Microsoft.Authorization/*'})) OR (${test})`, write],
    [
      "one of two actions of a clause",
      `(!(ActionMatches{'x/read'} OR ActionMatches{'${write}'})) OR (${test})`,
      write,
    ],
    ["a bare expression, which concerns every action", test, chat],
    ["a clause without brackets around it", `!(ActionMatches{'${write}'}) OR ${test}`, write],
    [
      "an action joined to something else",
      `(!(ActionMatches{'${write}'} AND NOT SubOperationMatches{'x'})) OR (${test})`,
      write,
    ],
    [
      "a clause in more brackets than anybody writes",
      `${"( ".repeat(20_000)}${delegation}${" )".repeat(20_000)}`,
      write,
    ],
    ["two expressions of which neither holds the other", `(${test})(${test})`, chat],
    ["a bare expression beside a clause", `${delegation} AND (${test})`, chat],
    ["text that is no condition", "((", chat],
    ["an action that is wanted, not excepted", `ActionMatches{'${write}'} OR (${test})`, chat],
  ])("limits an operation by %s", (_, condition, operation) => {
    expect(conditionLimits(condition, operation)).toBe(true);
  });

  it.each([
    ["without a condition", undefined, write],
    ["with an empty condition", " ", write],
    ["when every clause is about other operations", delegation, chat],
    ["when the operators are signs", delegation.replaceAll("AND", "&&").replaceAll("OR", "||"), chat],
    [
      "when a quoted text holds an operator",
      `(!(ActionMatches{'x/read'})) OR (@Request[a] StringEquals 'b) AND (c')`,
      chat,
    ],
    ["when the clause is broken over lines", delegation.replaceAll(" ", "\n  "), chat],
    [
      "when none of several actions covers it",
      `(!(ActionMatches{'x/read'} OR ActionMatches{'${write}'})) OR (${test})`,
      chat,
    ],
  ])("does not limit an operation %s", (_, condition, operation) => {
    expect(conditionLimits(condition, operation)).toBe(false);
  });
});
