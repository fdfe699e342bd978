import {
  createHttpHeaders,
  RestError,
  type HttpClient,
  type PipelineRequest,
  type PipelineResponse,
} from "@azure/core-rest-pipeline";
import type { SimAnswer } from "./message";
import type { Simulator } from "./simulator";

/** The network between the real pipeline and the simulator, without sockets. */
export function simulatedNetwork(simulator: Simulator): HttpClient {
  return {
    async sendRequest(request: PipelineRequest): Promise<PipelineResponse> {
      if (request.abortSignal?.aborted) throw new DOMException("The operation was aborted.", "AbortError");
      const headers = request.headers.toJSON();
      const body = typeof request.body === "string" ? request.body : undefined;
      const outcome = await simulator.handle(request.method, request.url, headers, body);
      if (request.abortSignal?.aborted) throw new DOMException("The operation was aborted.", "AbortError");
      if (outcome === "reset") throw new RestError("socket hang up", { code: "ECONNRESET", request });
      if (outcome === "truncated")
        return response(request, { status: 200, body: '{"value":[{"id":"/subscr' });
      return response(request, outcome);
    },
  };
}

function response(request: PipelineRequest, { status, headers = {}, body }: SimAnswer): PipelineResponse {
  const type = typeof body === "string" ? {} : { "content-type": "application/json; charset=utf-8" };
  return {
    request,
    status,
    headers: createHttpHeaders({ ...type, ...headers }),
    bodyAsText: textOf(body),
  };
}

export function textOf(body: unknown): string {
  if (body === undefined) return "";
  return typeof body === "string" ? body : JSON.stringify(body);
}
