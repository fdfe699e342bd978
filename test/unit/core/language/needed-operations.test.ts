import { describe, expect, it } from "vitest";
import { neededOperations } from "#src/core/language/needed-operations";

const chat = "Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action";
const listKeys = "Microsoft.CognitiveServices/accounts/listKeys/action";
const read = "Microsoft.CognitiveServices/accounts/read";

describe("the operations somebody needs", () => {
  it.each([
    ["one of the data plane", chat, [], [chat]],
    ["one of the control plane", listKeys, [listKeys], []],
    ["several, separated in every way", `${read},${listKeys}\n"${chat}"; ${read}`, [read, listKeys], [chat]],
    ["another letter case", chat.toLowerCase(), [], [chat]],
    [
      "a refusal of the data plane",
      `PermissionDenied: The principal \`0b4a5f0e-6a3c-4a39-8f0f-2d1de0a7a001\` lacks the required data action \`${chat}\` to perform \`POST /openai/deployments/{deployment-id}/chat/completions\` operation.`,
      [],
      [chat],
    ],
    [
      "the same with straight quotes",
      `The principal lacks the required data action '${chat}' to perform 'POST /x'.`,
      [],
      [chat],
    ],
    [
      "a refusal of the control plane",
      `(AuthorizationFailed) The client 'a@contoso.com' with object id '0b4a5f0e' does not have authorization to perform action '${listKeys}' over scope '/subscriptions/0b4a/resourceGroups/r/providers/Microsoft.CognitiveServices/accounts/chat' or the scope is invalid.`,
      [listKeys],
      [],
    ],
    [
      "a refusal on a linked scope, which also says what was allowed",
      `(LinkedAuthorizationFailed) The client has permission to perform action '${read}' on scope '/x'; however, it does not have permission to perform action(s) '${listKeys}' on the linked scope(s) '/y'.`,
      [listKeys],
      [],
    ],
    [
      "what the Python SDK prints",
      `openai.AuthenticationError: Error code: 401 - {'error': {'code': 'PermissionDenied', 'message': 'The principal \`0b4a5f0e\` lacks the required data action \`${chat}\` to perform \`POST /openai/deployments/{deployment-id}/chat/completions\` operation.'}}`,
      [],
      [chat],
    ],
    [
      "an answer of REST, as JSON",
      `{"error":{"code":"AuthorizationFailed","message":"The client 'a' with object id 'b' does not have authorization to perform action '${listKeys}' over scope '/subscriptions/x' or the scope is invalid. If access was recently granted, please refresh your credentials."}}`,
      [listKeys],
      [],
    ],
    [
      "a message inside the message of a deployment",
      `{\\"code\\": \\"Forbidden\\", \\"message\\": \\"does not have permission to perform action \\\\u0027${listKeys}\\\\u0027 on it\\"}`,
      [listKeys],
      [],
    ],
    [
      "quotes escaped for JSON",
      `"does not have authorization to perform action \\"${listKeys}\\" over scope"`,
      [listKeys],
      [],
    ],
    [
      "a page of the portal as HTML",
      `The client does not have authorization to perform action &#39;${listKeys}&#39; over scope &#39;/x&#39;.`,
      [listKeys],
      [],
    ],
    [
      "quotes that a chat improved",
      `The principal lacks the required data action ‘${chat}’ to perform “POST /x”.`,
      [],
      [chat],
    ],
    [
      "Azure CLI, which says the same twice",
      `(AuthorizationFailed) The client does not have authorization to perform action '${listKeys}' over scope '/x'.\nCode: AuthorizationFailed\nMessage: The client does not have authorization to perform action '${listKeys}' over scope '/x'.`,
      [listKeys],
      [],
    ],
    [
      "a refusal in words of its own",
      `Identity(object id: 0b4a) does not have permissions for ${listKeys} actions. Follow the documentation.`,
      [listKeys],
      [],
    ],
    ["lines that a field of one line joined", `${read}${listKeys}`, [read, listKeys], []],
    ["words without an operation", "please give me access to /subscriptions/x/resourceGroups/y", [], []],
    ["nothing", "", [], []],
  ] as const)("%s", (_, text, control, data) => {
    expect(neededOperations(text)).toEqual({ needed: { control, data }, unknown: [] });
  });

  it("are kept where the catalogue does not know them, on the plane that the refusal names", () => {
    const invented = "Microsoft.CognitiveServices/accounts/OpenAI/dreams/action";
    const text = `The principal lacks the required data action '${invented}' to perform it.`;
    expect(neededOperations(text)).toEqual({
      needed: { control: [], data: [invented] },
      unknown: [invented],
    });
    expect(neededOperations(invented)).toEqual({
      needed: { control: [invented], data: [] },
      unknown: [invented],
    });
  });
});
