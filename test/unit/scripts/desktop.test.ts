import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findCode } from "../../../scripts/host/desktop.mjs";

describe("the desktop VS Code", () => {
  let folder: string;
  let code: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "path-"));
    code = join(folder, process.platform === "win32" ? "code.cmd" : "code");
    await writeFile(code, "");
  });

  afterAll(() => rm(folder, { recursive: true }));

  it("is found wherever it stands on PATH", () => {
    expect(findCode({ PATH: ["/nowhere", folder].join(delimiter) })).toBe(code);
  });

  it("is not found where PATH does not have it", () => {
    expect(findCode({ PATH: "/nowhere" })).toBeUndefined();
    expect(findCode({})).toBeUndefined();
  });

  it("does not count in a terminal of VS Code Remote, whose code opens no extension under development", () => {
    expect(findCode({ PATH: folder, VSCODE_IPC_HOOK_CLI: "/run/ipc.sock" })).toBeUndefined();
  });
});
