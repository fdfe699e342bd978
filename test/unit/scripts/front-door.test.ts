import { createServer, get } from "node:http";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openFrontDoor } from "../../../scripts/host/front-door.mjs";

describe("the door in front of the VS Code server", () => {
  let door: Awaited<ReturnType<typeof openFrontDoor>>;
  let folder: string;
  const behind = createServer((_request, response) => response.end("workbench"));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "door-"));
    const socket = join(folder, "socket");
    await new Promise<void>((resolve) => behind.listen(socket, resolve));
    door = await openFrontDoor({ port: 0, socket });
  });

  afterAll(async () => {
    await door.close();
    behind.close();
    await rm(folder, { recursive: true });
  });

  const own = () => new URL(door.origin).host;
  const port = () => new URL(door.origin).port;
  const cases: Record<string, { headers: () => Record<string, string>; status: number }> = {
    "lets in its own address": { headers: () => ({ host: own() }), status: 200 },
    "lets in the name localhost": { headers: () => ({ host: `localhost:${port()}` }), status: 200 },
    "lets in a page of its own origin": {
      headers: () => ({ host: own(), origin: door.origin }),
      status: 200,
    },
    "keeps out a page of another site": {
      headers: () => ({ host: own(), origin: "https://attacker.example" }),
      status: 403,
    },
    "keeps out a page of another port": {
      headers: () => ({ host: own(), origin: "http://127.0.0.1:1" }),
      status: 403,
    },
    "keeps out a foreign name that leads here": {
      headers: () => ({ host: `attacker.example:${port()}` }),
      status: 403,
    },
  };
  it.each(Object.entries(cases))("%s", async (_name, { headers, status }) => {
    expect(await statusOf(door.origin, headers())).toBe(status);
  });

  it("keeps out a foreign page that wants to upgrade", async () => {
    const upgrade = { connection: "Upgrade", upgrade: "websocket", origin: "https://attacker.example" };
    expect(await statusOf(door.origin, { host: own(), ...upgrade })).toBe(403);
  });

  it("says which port is in use", async () => {
    const again = openFrontDoor({ port: Number(port()), socket: join(folder, "socket") });
    await expect(again).rejects.toThrow(`Port ${port()} is in use.`);
  });
});

function statusOf(address: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(address, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on("error", reject);
  });
}
