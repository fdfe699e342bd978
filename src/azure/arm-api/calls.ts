import { getContinuationToken as authorizationLink } from "@azure/arm-authorization";
import { getContinuationToken as accountsLink } from "@azure/arm-cognitiveservices";
import { l10n } from "vscode";
import { AzureError } from "../azure-error";
import { asking } from "./streams";

/** The SDKs' option for cancelling. */
export function abortable(signal: AbortSignal | undefined): { abortSignal?: AbortSignal } {
  return signal === undefined ? {} : { abortSignal: signal };
}

/** The SDK puts a slash before scopes and ids itself. */
export function inPath(id: string): string {
  return id.replace(/^\/+/, "");
}

/**
 * The pages of an SDK's list. A service that hands out the same link for ever must not keep us for ever:
 * then the read rejects.
 */
export async function* pagesOf<T>(paged: { byPage(): AsyncIterable<T[]> }): AsyncGenerator<readonly T[]> {
  const seen = new Set<string>();
  for await (const page of paged.byPage()) {
    yield page;
    const link = accountsLink(page) ?? authorizationLink(page);
    if (link === undefined) continue;
    if (seen.has(link))
      throw new AzureError({ kind: "service", message: l10n.t("Azure sent the same page twice.") });
    seen.add(link);
  }
}

/** Undefined where Azure answers that there is no such thing. */
export async function unlessAbsent<T>(
  signal: AbortSignal | undefined,
  run: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await asking(signal, run);
  } catch (error) {
    if (error instanceof AzureError && error.problem.kind === "not-found") return undefined;
    throw error;
  }
}

/** What a successful write must have answered with. */
export function written<T>(value: T | undefined): T {
  if (value !== undefined) return value;
  throw new AzureError({
    kind: "service",
    message: l10n.t("Azure's answer does not show what was written."),
  });
}
