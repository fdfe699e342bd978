import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { encodeCatalog } from "./encode.mjs";
import { catalogueFromFacts } from "./facts.mjs";

/** Writes the files of src/core/catalog from a folder of fact files: `node scripts/catalog/generate.mjs <folder>`. */
const [folder] = process.argv.slice(2);
if (!folder) {
  console.error(
    "Give the folder that holds operations-all.json, operations.json, roles-all.json and roles.json.",
  );
  process.exit(2);
}

const read = async (name) => JSON.parse(await readFile(join(folder, name), "utf8"));
const [all, groups, roles, inDepth] = await Promise.all(
  ["operations-all.json", "operations.json", "roles-all.json", "roles.json"].map(read),
);
const encoded = encodeCatalog(catalogueFromFacts({ all, groups, roles, inDepth }));

const catalog = (name) => fileURLToPath(new URL(`../../src/core/catalog/${name}`, import.meta.url));
await writeFile(catalog("operations.json"), encoded.operations);
await writeFile(catalog("built-in-roles.json"), encoded.roles);
