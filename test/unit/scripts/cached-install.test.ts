import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cachedInstall } from "../../../scripts/host/cached-install.mjs";

describe("a package in the cache", () => {
  let into: string;
  let installs: number;

  beforeEach(async () => {
    into = await mkdtemp(join(tmpdir(), "cache-"));
    installs = 0;
  });

  afterEach(() => rm(into, { recursive: true }));

  const tool = (install = complete) =>
    cachedInstall({
      name: "tool",
      version: "1.0.0",
      size: "small",
      install,
      into,
      show: silently,
    });

  const silently = (_label: string, work: () => Promise<unknown>) => work();

  async function complete(folder: string): Promise<void> {
    installs += 1;
    await writeFile(join(folder, "whole"), "");
  }

  async function breakOff(folder: string): Promise<void> {
    await writeFile(join(folder, "half"), "");
    throw new Error("interrupted");
  }

  it("is installed once", async () => {
    const folder = await tool();
    expect(await tool()).toBe(folder);
    expect(installs).toBe(1);
    expect(await readdir(folder)).toEqual(["whole"]);
  });

  it("is not there after an install that failed, and can be installed again", async () => {
    await expect(tool(breakOff)).rejects.toThrow("interrupted");
    expect(await readdir(into)).toEqual([]);
    expect(await readdir(await tool())).toEqual(["whole"]);
  });

  it("takes no notice of what a process left that was killed, and removes it", async () => {
    const { pid } = spawnSync(process.execPath, ["--version"]);
    const leftover = join(into, `tool-1.0.0.partial-${pid}`);
    await mkdir(leftover);
    await tool();
    expect(existsSync(leftover)).toBe(false);
  });

  it("leaves alone what a process is at work on", async () => {
    const work = join(into, `tool-1.0.0.partial-${process.ppid}`);
    await mkdir(work);
    await tool();
    expect(existsSync(work)).toBe(true);
  });

  it("is the same for two that install it at a time", async () => {
    const other = join(into, "tool-1.0.0");
    const overtaken = async (folder: string) => {
      await complete(folder);
      await mkdir(other);
      await writeFile(join(other, "theirs"), "");
    };
    expect(await readdir(await tool(overtaken))).toEqual(["theirs"]);
  });
});
