import type { WantedSignIn } from "./login";

/** What went wrong in a call to Azure, as plain data that can be shown, compared and stored. */
export type AzureProblem = SignedOut | Forbidden | PolicyDenied | Throttled | OtherProblem;

interface ProblemBase {
  /** One sentence for people, without any token, key or response body in it. */
  readonly message: string;
  /** The service's own error code, where it sent one. */
  readonly code?: string;
  /** The HTTP status, absent where no answer arrived. */
  readonly status?: number;
  /** What Azure support asks for: `x-ms-correlation-request-id`, else the request id. */
  readonly correlationId?: string;
}

/** With the tenant that wants a sign-in, where the service named it, and the login that lacks it, where that is known. */
export interface SignedOut extends ProblemBase, WantedSignIn {
  readonly kind: "signed-out";
}

export interface Forbidden extends ProblemBase {
  readonly kind: "forbidden";
  /** The operation that was refused, e.g. "Microsoft.CognitiveServices/accounts/write". */
  readonly operation?: string;
  readonly scope?: string;
}

export interface PolicyDenied extends ProblemBase {
  readonly kind: "policy-denied";
  /** Display names of the policies that refused, as the service names them; may be empty. */
  readonly policies: readonly string[];
  readonly assignmentIds: readonly string[];
}

export interface Throttled extends ProblemBase {
  readonly kind: "throttled";
  /** Seconds to wait, where the service said. */
  readonly retryAfter?: number;
}

export interface OtherProblem extends ProblemBase {
  readonly kind:
    "cancelled" | "conflict" | "invalid" | "locked" | "network" | "not-found" | "service" | "unknown";
}

/** Thrown by every function of `AzureApi`. */
export class AzureError extends Error {
  override readonly name = "AzureError";

  constructor(
    readonly problem: AzureProblem,
    options?: ErrorOptions,
  ) {
    super(problem.message, options);
  }
}
