import { Agent, request as httpsRequest } from "node:https";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createDefaultHttpClient, type HttpClient } from "@azure/core-rest-pipeline";
import { createArmApi } from "../src/azure/arm-api";
import type { AzureApi } from "../src/azure/azure-api";
import { publicCloud } from "../src/azure/cloud";
import { seen, simulatedSession } from "../test/support/simulator/arm";
import { generateWorld } from "../test/support/simulator/generate";
import { simulatedNetwork } from "../test/support/simulator/http-client";
import { createSimulator } from "../test/support/simulator/simulator";
import { keyOf, serveRecording, type Recording, type ReplayServer } from "./replay-server";

/**
 * A large tenant, read as the explorer reads it: requests, memory, time to the first accounts and to the
 * last assignment, and how that compares with fetching the same bytes and parsing them as JSON.
 */
const size = { subscriptions: 200, accounts: 10_000, assignments: 100_000 };
const goals = { requests: 120, megabytes: 300, ratio: 2 };
const rounds = 5;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

const { world, admin } = generateWorld(size);
const subscriptions = world.subscriptions.map(seen);
const session = simulatedSession(admin);

const recording = await record();
// The simulator's world is as large as what is measured: let it go before.
for (const part of Object.values(world) as unknown[][]) part.length = 0;
const server = await serveRecording(recording);
const api = connect(server);

const reads = [];
const plain = [];
for (let round = 0; round < rounds; round += 1) {
  plain.push(await measure(() => fetchAndParse(server, recording)));
  reads.push(await measure(() => readEverything(api)));
}
await server.close();

const bytes = [...recording.values()].reduce((sum, { length }) => sum + length, 0);
const best = (times: readonly number[]) => Math.min(...times);
const complete = best(reads.map(({ milliseconds }) => milliseconds));
const baseline = best(plain.map(({ milliseconds }) => milliseconds));
const megabytes = Math.max(...reads.map(({ result }) => result.peak)) / 1e6;
console.table({
  requests: { measured: recording.size, goal: `at most ${goals.requests}` },
  "megabytes received": { measured: Math.round(bytes / 1e6), goal: "" },
  "first accounts (ms)": { measured: Math.round(best(reads.map(({ result }) => result.first))), goal: "" },
  "everything (ms)": { measured: Math.round(complete), goal: "" },
  "fetch and parse alone (ms)": { measured: Math.round(baseline), goal: "" },
  ratio: { measured: Number((complete / baseline).toFixed(2)), goal: `below ${goals.ratio}` },
  "heap at its peak (MB)": { measured: Math.round(megabytes), goal: `below ${goals.megabytes}` },
});
if (recording.size > goals.requests || megabytes > goals.megabytes || complete / baseline > goals.ratio) {
  process.exitCode = 1;
}

/** What Azure would answer, request by request. */
async function record(): Promise<Recording> {
  const answers = new Map<string, Buffer>();
  const network = simulatedNetwork(createSimulator(world));
  const httpClient: HttpClient = {
    async sendRequest(request) {
      const response = await network.sendRequest(request);
      const { pathname, search } = new URL(request.url);
      const body = typeof request.body === "string" ? request.body : "";
      answers.set(
        keyOf(request.method, `${pathname}${search}`, body),
        Buffer.from(response.bodyAsText ?? ""),
      );
      return response;
    },
  };
  await readEverything(createArmApi({ session, httpClient }));
  return answers;
}

function connect({ url, certificate }: ReplayServer): AzureApi {
  const network = createDefaultHttpClient();
  const tlsSettings = { ca: certificate };
  const cloud = { ...publicCloud, resourceManager: url };
  const httpClient: HttpClient = {
    sendRequest(request) {
      request.tlsSettings = tlsSettings;
      return network.sendRequest(request);
    },
  };
  return createArmApi({ session: { ...session, cloud: () => cloud }, httpClient });
}

/** Keeps what it read, as the tree does. */
async function readEverything(azure: AzureApi) {
  const started = performance.now();
  const before = process.memoryUsage().heapUsed;
  let first = Number.NaN;
  let peak = 0;
  const kept: unknown[] = [];
  const keep = async (stream: AsyncIterable<{ kind: string; items?: readonly unknown[] }>) => {
    for await (const { kind, items = [] } of stream) {
      if (kind === "failure") throw new Error("A part could not be read.");
      if (Number.isNaN(first)) first = performance.now() - started;
      kept.push(...items);
      peak = Math.max(peak, process.memoryUsage().heapUsed - before);
    }
  };
  await Promise.all([
    keep(azure.accounts.list(subscriptions)),
    keep(azure.roles.listAssignments(subscriptions)),
    keep(azure.roles.listDefinitions(subscriptions, "CustomRole")),
  ]);
  return { first, peak, kept: kept.length };
}

/** The least anybody has to do: the same requests one after the other, the same bytes, JSON.parse, keep. */
async function fetchAndParse({ url, certificate }: ReplayServer, requests: Recording): Promise<number> {
  const agent = new Agent({ keepAlive: true, ca: certificate });
  const kept: unknown[] = [];
  for (const key of requests.keys()) {
    const [method = "", path = "", ...body] = key.split(" ");
    kept.push(JSON.parse(await fetchText(agent, method, `${url}${path}`, body.join(" "))));
  }
  agent.destroy();
  return kept.length;
}

function fetchText(agent: Agent, method: string, url: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = httpsRequest(url, { agent, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    });
    request.on("error", reject);
    request.end(body);
  });
}

async function measure<T>(run: () => Promise<T>): Promise<{ milliseconds: number; result: T }> {
  collectGarbage();
  const started = performance.now();
  const result = await run();
  return { milliseconds: performance.now() - started, result };
}
