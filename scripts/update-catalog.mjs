import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { AuthorizationManagementClient } from "@azure/arm-authorization";
import { DefaultAzureCredential } from "@azure/identity";
import { refreshedCatalogue, summaryOfRefresh } from "./catalog/azure.mjs";
import { encodeCatalog } from "./catalog/encode.mjs";
import { fetchFromAzure } from "./catalog/fetch-azure.mjs";

/**
 * Refreshes src/core/catalog from Azure: `node scripts/update-catalog.mjs <subscription id>`.
 * Uses whoever is signed in (az login, or the AZURE_… variables), who needs to read the
 * subscription. It reads and changes nothing in Azure.
 */
const [subscription] = process.argv.slice(2);
if (!subscription) {
  console.error("Give the id of a subscription that you can read.");
  process.exit(2);
}

const fileOf = (name) => fileURLToPath(new URL(`../src/core/catalog/${name}`, import.meta.url));
const read = async (name) => JSON.parse(await readFile(fileOf(name), "utf8"));
const current = { operations: await read("operations.json"), roles: await read("built-in-roles.json") };

const client = new AuthorizationManagementClient(new DefaultAzureCredential(), subscription);
const { providers, roles } = await fetchFromAzure(client, subscription);

const asOf = new Date().toISOString().slice(0, 10);
const refreshed = refreshedCatalogue({ current, providers, definitions: roles, asOf });
const encoded = encodeCatalog(refreshed);
await writeFile(fileOf("operations.json"), encoded.operations);
await writeFile(fileOf("built-in-roles.json"), encoded.roles);
console.log(summaryOfRefresh(current, refreshed).join("\n"));
