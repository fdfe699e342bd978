import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

export interface AzLogin {
  readonly objectId: string;
  readonly userPrincipalName: string;
  /** The tenant of a token that is asked for without one. */
  readonly tenantId: string;
  /** Tenants the login has no token for: the program then complains as the real one does. */
  readonly closedTenants?: readonly string[];
  readonly lifetimeSeconds?: number;
}

/**
 * Puts a program `az` into a folder, to be found on PATH before the real one. It knows one command,
 * `account get-access-token`, and reads who is signed in from `login.json` beside it each time, so that a
 * test can sign in, out or somebody else by `setAzLogin`.
 */
export async function installAz(folder: string, login: AzLogin | undefined): Promise<void> {
  await mkdir(folder, { recursive: true });
  await setAzLogin(folder, login);
  const program = join(folder, "az");
  await writeFile(program, `#!${process.execPath}\n${source}`);
  await chmod(program, 0o755);
}

/** Undefined signs out. */
export async function setAzLogin(folder: string, login: AzLogin | undefined): Promise<void> {
  await writeFile(join(folder, "login.json"), JSON.stringify(login ?? null));
}

/** CommonJS, since the program has no file extension. */
const source = `
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const login = JSON.parse(readFileSync(join(__dirname, "login.json"), "utf8"));
const words = process.argv.slice(2);
const option = (name) => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined);

function fail(message) {
  process.stderr.write("ERROR: " + message + "\\n");
  process.exit(1);
}

if (words[0] === "--version" || words[0] === "version") {
  process.stdout.write("azure-cli 2.80.0\\n");
  process.exit(0);
}
if (words[0] !== "account" || words[1] !== "get-access-token") fail("'" + words.join(" ") + "' is misspelled or not recognized by the system.");
if (login === null) fail("Please run 'az login' to setup account.");

const tenant = option("--tenant") ?? login.tenantId;
if ((login.closedTenants ?? []).includes(tenant)) {
  fail("AADSTS50076: you must use multi-factor authentication to access. Please run: az login --tenant \\"" + tenant + "\\"");
}
const expires = Math.floor(Date.now() / 1000) + (login.lifetimeSeconds ?? 3600);
const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
const claims = {
  oid: login.objectId,
  upn: login.userPrincipalName,
  tid: tenant,
  aud: option("--resource") ?? option("--scope"),
  exp: expires,
  jti: String(process.hrtime.bigint()),
};
const token = [part({ alg: "none", typ: "JWT" }), part(claims), "unsigned"].join(".");
process.stdout.write(
  JSON.stringify({ accessToken: token, expires_on: expires, expiresOn: new Date(expires * 1000).toISOString(), tenant, tokenType: "Bearer" }),
);
`;
