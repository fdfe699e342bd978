import { ok, type SimAnswer, type SimRequest } from "./message";

export type PagingMode = "plain" | "empty-page-first" | "broken-link" | "foreign-link" | "endless";

export interface Paging {
  readonly size: number;
  readonly mode: PagingMode;
}

/** One page of a list, with an absolute link to the next that hides the offset. */
export function page(request: SimRequest, items: readonly unknown[], { size, mode }: Paging): SimAnswer {
  const token = request.query.get("$skiptoken");
  const start = token === undefined ? 0 : Number(Buffer.from(token, "base64url").toString("utf8"));
  if (token === undefined && mode === "empty-page-first")
    return ok({ value: [], nextLink: linkTo(request, 0) });

  const value = items.slice(start, start + size);
  const more = start + size < items.length;
  if (mode === "endless") return ok({ value, nextLink: linkTo(request, 0) });
  if (!more) return ok({ value });
  return ok({ value, nextLink: linkFor(request, start + size, mode) });
}

function linkFor(request: SimRequest, offset: number, mode: PagingMode): string {
  if (mode === "broken-link") return `${request.origin}/no/such/page?api-version=2022-04-01`;
  if (mode === "foreign-link") return "https://elsewhere.example/steal";
  return linkTo(request, offset);
}

function linkTo({ origin, path, query }: SimRequest, offset: number): string {
  const parameters = new Map(query);
  parameters.set("$skiptoken", Buffer.from(String(offset)).toString("base64url"));
  const text = [...parameters].map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  return `${origin}${path}?${text.join("&")}`;
}
