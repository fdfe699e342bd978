import { createServer } from "node:https";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { makeCertificate } from "./certificate";
import { textOf } from "./http-client";
import type { Simulator } from "./simulator";

export interface SimulatorServer {
  /** "https://localhost:<port>" */
  readonly url: string;
  /** PEM of what it must be trusted by, e.g. through NODE_EXTRA_CA_CERTS. */
  readonly certificate: string;
  /** The values of the settings `microsoft-sovereign-cloud.*` that lead the extension here. */
  readonly cloudSettings: {
    readonly environment: "custom";
    readonly customEnvironment: Readonly<Record<string, string>>;
  };
  close(): Promise<void>;
}

/** The simulator behind https on the loopback address. */
export async function serveSimulator(simulator: Simulator): Promise<SimulatorServer> {
  const { key, certificate } = makeCertificate();
  const server = createServer({ key, cert: certificate }, (request, response) => {
    void answer(simulator, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `https://localhost:${(server.address() as AddressInfo).port}`;
  return {
    url,
    certificate,
    cloudSettings: {
      environment: "custom",
      customEnvironment: {
        name: "Simulator",
        portalUrl: `${url}/portal`,
        managementEndpointUrl: url,
        resourceManagerEndpointUrl: url,
        activeDirectoryEndpointUrl: `${url}/login`,
        activeDirectoryResourceId: url,
        microsoftGraphResourceId: `${url}/graph`,
      },
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}

async function answer(
  simulator: Simulator,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  const url = `https://${request.headers.host ?? "localhost"}${request.url ?? "/"}`;
  const outcome = await simulator.handle(
    request.method ?? "GET",
    url,
    headers,
    Buffer.concat(chunks).toString("utf8"),
  );
  if (outcome === "reset") return void request.socket.destroy();
  if (outcome === "truncated") {
    response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
    response.write('{"value":[{"id":"/subscr');
    return void request.socket.end();
  }
  const type = typeof outcome.body === "string" ? {} : { "content-type": "application/json; charset=utf-8" };
  response.writeHead(outcome.status, { ...type, ...outcome.headers });
  response.end(textOf(outcome.body));
}
