import { Worker } from "node:worker_threads";
import { makeCertificate } from "../test/support/simulator/certificate";

/** Answers by request: method, path and body to the bytes that were once answered. */
export type Recording = ReadonlyMap<string, Buffer>;

export function keyOf(method: string, path: string, body: string): string {
  return `${method} ${path} ${body}`;
}

export interface ReplayServer {
  readonly url: string;
  readonly certificate: string;
  close(): Promise<unknown>;
}

/** Hands out recorded answers over https from another thread, so that the client is measured alone. */
export async function serveRecording(recording: Recording): Promise<ReplayServer> {
  const { key, certificate } = makeCertificate();
  const worker = new Worker(program, {
    eval: true,
    workerData: { key, certificate, recording: [...recording] },
  });
  const port = await new Promise<number>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  return { url: `https://localhost:${port}`, certificate, close: () => worker.terminate() };
}

const program = `
const { createServer } = require("node:https");
const { parentPort, workerData } = require("node:worker_threads");
const { key, certificate, recording } = workerData;
const answers = new Map(recording);
const server = createServer({ key, cert: certificate }, (request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    const body = Buffer.concat(chunks).toString("utf8");
    const answer = answers.get(request.method + " " + request.url + " " + body);
    response.writeHead(answer ? 200 : 404, { "content-type": "application/json; charset=utf-8" });
    response.end(answer);
  });
});
server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));
`;
