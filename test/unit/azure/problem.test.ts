import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { AzureError } from "#src/azure/azure-error";
import { describeError } from "#src/infrastructure/errors";
import { toAzureError, toOperationProblem, toProblem } from "#src/azure/problem";

const account =
  "/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/chat";

/** An error as the pipeline throws it for an answer of the service. */
function answered(status: number, body: unknown, headers: Record<string, string> = {}) {
  const bodyAsText = typeof body === "string" ? body : JSON.stringify(body);
  const get = (name: string) => headers[name];
  return { name: "RestError", statusCode: status, response: { status, bodyAsText, headers: { get } } };
}

const error = (code: string, message: string, more = {}) => ({ error: { code, message, ...more } });

describe("what the service answers", () => {
  test.each([
    [
      "a missing permission names operation and scope",
      answered(
        403,
        error(
          "AuthorizationFailed",
          `The client 'ada@contoso.com' with object id '22222222-2222-4222-8222-222222222222' does not have authorization to perform action 'Microsoft.CognitiveServices/accounts/write' over scope '${account}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
        ),
      ),
      {
        kind: "forbidden",
        operation: "Microsoft.CognitiveServices/accounts/write",
        scope: account,
        message: `You may not perform "Microsoft.CognitiveServices/accounts/write" on "${account}".`,
      },
    ],
    [
      "a condition that is not fulfilled is told",
      answered(
        403,
        error(
          "AuthorizationFailed",
          `The client 'x' with object id 'y' has an authorization with ABAC condition that is not fulfilled to perform action 'Microsoft.Authorization/roleAssignments/write' over scope '${account}'.`,
        ),
      ),
      {
        kind: "forbidden",
        operation: "Microsoft.Authorization/roleAssignments/write",
        message: `You may not perform "Microsoft.Authorization/roleAssignments/write" on "${account}". The condition of your role is not fulfilled.`,
      },
    ],
    [
      "a refusal in other words keeps them",
      answered(403, error("Forbidden", "Public access is off")),
      { kind: "forbidden", message: "Azure refused access: Public access is off." },
    ],
    [
      "a policy is named",
      answered(
        403,
        error("RequestDisallowedByPolicy", "Resource 'chat' was disallowed by policy.", {
          additionalInfo: [
            {
              type: "PolicyViolation",
              info: { policyDefinitionDisplayName: "No public AI", policyAssignmentId: "/assignments/a" },
            },
          ],
        }),
      ),
      {
        kind: "policy-denied",
        policies: ["No public AI"],
        assignmentIds: ["/assignments/a"],
        message: 'The policy "No public AI" forbids this change.',
      },
    ],
    [
      "several policies are listed",
      answered(
        403,
        error("RequestDisallowedByPolicy", "Disallowed.", {
          additionalInfo: ["Keys off", "No public AI", "Tags"].map((policyDefinitionDisplayName) => ({
            info: { policyDefinitionDisplayName },
          })),
        }),
      ),
      {
        kind: "policy-denied",
        policies: ["Keys off", "No public AI", "Tags"],
        message: 'The policies "Keys off", "No public AI" and "Tags" forbid this change.',
      },
    ],
    [
      "a policy told in the details only is named too",
      answered(
        403,
        error("RequestDisallowedByPolicy", "Disallowed.", {
          details: [{ additionalInfo: [{ info: { policyAssignmentDisplayName: "Keys off" } }] }],
        }),
      ),
      { kind: "policy-denied", policies: ["Keys off"], assignmentIds: [] },
    ],
    [
      "a policy without a name keeps the message",
      answered(403, error("RequestDisallowedByPolicy", "Disallowed by policy.")),
      { kind: "policy-denied", policies: [], message: "A policy forbids this change: Disallowed by policy." },
    ],
    [
      "a lock",
      answered(409, error("ScopeLocked", "The scope is locked.")),
      { kind: "locked", message: "A lock forbids this change: The scope is locked." },
    ],
    ["another operation on the way", answered(409, error("RequestConflict", "Busy.")), { kind: "conflict" }],
    [
      "an account still being provisioned, though its status is 400",
      answered(400, error("AccountProvisioningStateInvalid", "Account in state Accepted")),
      { kind: "conflict", status: 400 },
    ],
    [
      "throttled with a time",
      answered(429, error("SubscriptionRequestsThrottled", "Too many."), { "retry-after": "17" }),
      {
        kind: "throttled",
        retryAfter: 17,
        message: "Azure is limiting requests of this account. Try again in 17 seconds.",
      },
    ],
    [
      "throttled for a single second",
      answered(429, "", { "retry-after": "1" }),
      {
        kind: "throttled",
        retryAfter: 1,
        message: "Azure is limiting requests of this account. Try again in 1 second.",
      },
    ],
    [
      "throttled without a time",
      answered(429, ""),
      { kind: "throttled", message: "Azure is limiting requests of this account. Try again later." },
    ],
    [
      "a token of another tenant, whose tenant is named",
      answered(401, error("InvalidAuthenticationTokenTenant", "Wrong issuer."), {
        "www-authenticate":
          'Bearer authorization_uri="https://login.microsoftonline.com/33333333-3333-4333-8333-333333333333", error="invalid_token"',
      }),
      { kind: "signed-out", tenantId: "33333333-3333-4333-8333-333333333333" },
    ],
    [
      "an expired token",
      answered(401, error("ExpiredAuthenticationToken", "Expired.")),
      { kind: "signed-out" },
    ],
    [
      "nothing there",
      answered(404, error("ResourceNotFound", "Not found.")),
      { kind: "not-found", code: "ResourceNotFound" },
    ],
    ["gone for good", answered(410, ""), { kind: "not-found", message: "Azure has no such resource." }],
    [
      "a request it does not take",
      answered(400, error("InvalidApiVersionParameter", "No.")),
      { kind: "invalid" },
    ],
    [
      "a page of HTML is not quoted",
      answered(502, "<html><body><h1>502 Bad Gateway</h1></body></html>"),
      { kind: "service", status: 502, message: "Azure answered with an error of its own (502)." },
    ],
    [
      "HTML inside a JSON message is not quoted either",
      answered(500, error("InternalServerError", "<p>oops</p>")),
      { kind: "service", message: "Azure answered with an error of its own (500)." },
    ],
    [
      "an error body without the error wrapper",
      answered(400, { code: "BadRequest", message: "No such thing" }),
      { kind: "invalid", code: "BadRequest", message: "Azure refused the request: No such thing." },
    ],
    ["an error that is a list", answered(400, []), { kind: "invalid" }],
    ["half a document", { name: "RestError", code: "PARSE_ERROR", statusCode: 200 }, { kind: "service" }],
  ])("%s", (_name, thrown, expected) => {
    expect(toProblem(thrown)).toMatchObject(expected);
  });

  test("the correlation id is kept, the request id where there is none", () => {
    const headers = { "x-ms-correlation-request-id": "c-1", "x-ms-request-id": "r-1" };
    expect(toProblem(answered(500, "", headers)).correlationId).toBe("c-1");
    expect(toProblem(answered(500, "", { "x-ms-request-id": "r-1" })).correlationId).toBe("r-1");
  });

  test("a token that a message quotes is left out", () => {
    const token = `eyJ${"a".repeat(40)}.eyJ${"b".repeat(40)}.sig`;
    const { message } = toProblem(answered(400, error("Bad", `The token ${token} is bad.`)));
    expect(message).toBe("Azure refused the request: The token … is bad.");
  });

  test("an endless message is cut", () => {
    expect(toProblem(answered(400, error("Bad", "x".repeat(5000)))).message.length).toBeLessThan(700);
  });
});

describe("no answer at all", () => {
  test.each([
    ["a host that is not found", { name: "RestError", code: "ENOTFOUND", message: "getaddrinfo" }, "network"],
    ["a connection that is cut", { name: "RestError", code: "ECONNRESET" }, "network"],
    [
      "a cause that says more",
      { name: "RestError", code: "REQUEST_SEND_ERROR", cause: { code: "CERT_HAS_EXPIRED" } },
      "network",
    ],
    ["a request that timed out", { name: "AbortError", message: "The operation was aborted." }, "network"],
    [
      "no login of the command line",
      { name: "CredentialUnavailableError", message: "Please run 'az login'." },
      "signed-out",
    ],
    ["several logins that all failed", { name: "AggregateAuthenticationError", message: "…" }, "signed-out"],
    ["an error nobody foresaw", new TypeError("x is not a function"), "unknown"],
    ["a string", "boom", "unknown"],
    ["nothing", undefined, "unknown"],
    ["null", null, "unknown"],
  ])("%s", (_name, thrown, kind) => {
    expect(toProblem(thrown).kind).toBe(kind);
  });

  test("our own cancelling is told from a time-out", () => {
    const aborted = { name: "AbortError", message: "The operation was aborted." };
    expect(toProblem(aborted, AbortSignal.abort()).kind).toBe("cancelled");
  });
});

test("an AzureError passes through as it is", () => {
  const original = new AzureError({ kind: "locked", message: "Locked." });
  expect(toAzureError(original)).toBe(original);
  expect(toProblem(original)).toBe(original.problem);
});

describe("the cause, which goes to the log", () => {
  test("says what was thrown, where, and by what", () => {
    const logged = describeError(toAzureError(new TypeError("x", { cause: new RangeError("y") })));
    expect(logged).toMatch(/Caused by: TypeError: x\n +at .*Caused by: RangeError: y\n +at /s);
    expect(toAzureError("boom").cause).toBe("boom");
  });

  test("ends where it leads back to itself", () => {
    const error = new Error("Round");
    error.cause = error;
    expect(describeError(toAzureError(error)).match(/Caused by: Error: Round/g)?.length).toBeLessThan(10);
  });

  test("has no token and no body in it, which the SDKs quote as a whole", () => {
    const token = `eyJ${"a".repeat(40)}.eyJ${"b".repeat(40)}.sig`;
    const page = `<html><body>${token}</body></html>`;
    const thrown = [
      new Error(`ERROR: AADSTS: ${token}`),
      new Error("Outer", { cause: new Error(`Inner ${token}`) }),
      Object.assign(new Error(page), { name: "RestError", statusCode: 502, request: { headers: token } }),
      token,
    ];
    for (const one of thrown) {
      const error = toAzureError(one);
      expect(describeError(error) + inspect(error)).not.toMatch(/eyJ|<html>/);
    }
    expect(describeError(toAzureError(new Error("x".repeat(9000)))).length).toBeLessThan(5000);
  });
});

describe("a long-running operation that failed", () => {
  test.each([
    ["by policy", { code: "RequestDisallowedByPolicy", message: "No." }, "policy-denied"],
    ["by itself", { code: "InternalServerError", message: "Sorry." }, "service"],
    ["without a word", undefined, "service"],
  ])("%s", (_name, thrown, kind) => {
    expect(toOperationProblem(thrown).kind).toBe(kind);
  });
});
