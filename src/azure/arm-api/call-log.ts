import type { PipelinePolicy, PipelineResponse } from "@azure/core-rest-pipeline";

/** One line per request that went out: what, how it ended, how long it took, and the id to quote to support. */
export function callLog(log: (line: string) => void): PipelinePolicy {
  return {
    name: "callLog",
    async sendRequest(request, next) {
      const started = Date.now();
      // Without the query: a page token is long, and a filter may name people.
      const what = `${request.method} ${request.url.split("?")[0]}`;
      const report = (outcome: string) => log(`${what} → ${outcome} (${Date.now() - started} ms)`);
      try {
        const response = await next(request);
        report(`${response.status}${correlation(response)}`);
        return response;
      } catch (error) {
        report(error instanceof Error ? error.name : "failed");
        throw error;
      }
    },
  };
}

function correlation({ headers }: PipelineResponse): string {
  const id = headers.get("x-ms-correlation-request-id") ?? headers.get("request-id");
  return id === undefined ? "" : ` ${id}`;
}
