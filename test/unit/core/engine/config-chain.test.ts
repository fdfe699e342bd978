import { describe, expect, it } from "vitest";
import { inWords } from "#src/core/text/text";
import { configFor, createFinder } from "#src/core/engine/config-chain";

const ids = ["no-key-access", "no-local-auth"];

function finderFor(files: Readonly<Record<string, object | string>>) {
  const reads: string[] = [];
  const finder = createFinder((path) => {
    reads.push(path);
    const content = files[path];
    return Promise.resolve(
      content === undefined || typeof content === "string" ? content : JSON.stringify(content),
    );
  }, ids);
  return { ...finder, reads };
}

const name = "aoai-security.config.json";

describe("the configuration of a file", () => {
  it("is the one in the nearest folder above it, alone", async () => {
    const { nearest } = finderFor({
      [`/repo/${name}`]: { profile: "strict", rules: { "no-local-auth": "off" } },
      [`/repo/infra/${name}`]: { rules: { "no-key-access": "error" } },
    });
    const inner = await nearest("/repo/infra/deep/a.json");
    expect(inner && configFor(inner, "/repo/infra/deep/a.json")).toMatchObject({
      rules: { "no-key-access": "error" },
    });
    expect(inner && configFor(inner, "/repo/infra/deep/a.json")).not.toHaveProperty("profile");
    const outer = await nearest("/repo/a.json");
    expect(outer && configFor(outer, "/repo/a.json")).toMatchObject({ profile: "strict" });
  });

  it("may stand at the root, and may be missing", async () => {
    expect(await finderFor({ [`/${name}`]: {} }).nearest("/a/b/c.json")).toBeDefined();
    expect(await finderFor({}).nearest("/a/b/c.json")).toBeUndefined();
    expect(await finderFor({}).nearest("c.json")).toBeUndefined();
  });

  it("is read once for all files", async () => {
    const { nearest, reads } = finderFor({
      "/base.json": {},
      [`/a/${name}`]: { extends: "../base.json" },
      [`/b/${name}`]: { extends: "/base.json" },
    });
    for (const path of ["/a/1.json", "/a/2.json", "/a/x/3.json", "/b/4.json"]) await nearest(path);
    expect(reads).toEqual([...new Set(reads)]);
  });
});

describe("what a configuration extends", () => {
  const files = {
    "/shared/base.json": {
      profile: "strict",
      rules: { "no-key-access": "error", "no-local-auth": "error" },
      ignore: ["dist"],
      forbiddenOperations: ["*/delete"],
      allowedRoles: ["Reader"],
    },
    [`/repo/${name}`]: {
      extends: ["../shared/base.json"],
      rules: { "no-local-auth": "off" },
      ignore: ["generated/*.json"],
      allowedRoles: ["Owner"],
    },
  };

  it("counts less than what it says itself, and lists are put together", async () => {
    const chain = await finderFor(files).nearest("/repo/a.json");
    expect(chain && configFor(chain, "/repo/a.json")).toMatchObject({
      profile: "strict",
      rules: { "no-key-access": "error", "no-local-auth": "off" },
      forbiddenOperations: [{ operation: "*/delete" }],
      allowedRoles: ["Reader", "Owner"],
    });
  });

  it.each([
    ["/repo/dist/a.json", true],
    ["/repo/generated/a.json", true],
    ["/repo/generated/deep/a.json", false],
    ["/repo/a.json", false],
  ])("decides together with it whether %s is ignored", async (path, ignored) => {
    const chain = await finderFor(files).nearest(path);
    expect(chain && configFor(chain, path) === undefined).toBe(ignored);
  });

  it.each<[string, Readonly<Record<string, object>>, string]>([
    ["that is not there", { "/a.json": { extends: "b.json" } }, 'There is no file "b.json"'],
    [
      "that extends it in turn",
      { "/a.json": { extends: "b.json" }, "/b.json": { extends: "a.json" } },
      "in turn",
    ],
    ["that is itself", { "/a.json": { extends: "./a.json" } }, "in turn"],
  ])("is a mistake where it is one %s", async (_name, contents, message) => {
    const chain = await finderFor(contents).load("/a.json");
    const messages = chain?.links.flatMap(({ mistakes }) =>
      mistakes.map((mistake) => inWords(mistake.message)),
    );
    expect(messages).toEqual([expect.stringContaining(message)]);
  });
});

describe("suppressions of a configuration", () => {
  const suppression = (files?: readonly string[]) => ({
    rule: "no-key-access",
    reason: "r",
    ...(files && { files }),
  });

  it.each<[string, readonly string[] | undefined, number]>([
    ["all files without patterns", undefined, 1],
    ["the files its patterns mean", ["roles/*.json"], 1],
    ["no others", ["other"], 0],
  ])("are about %s", async (_name, files, count) => {
    const chain = await finderFor({ [`/repo/${name}`]: { suppressions: [suppression(files)] } }).nearest(
      "/repo/x",
    );
    expect(chain && configFor(chain, "/repo/roles/a.json")?.suppressions).toHaveLength(count);
  });
});
