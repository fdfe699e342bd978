import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import * as vscode from "vscode";

/**
 * The provider "microsoft" without Microsoft. Who signs in next and what is demanded stands in `sign-ins.json` of
 * the folder that AOAI_SIGN_INS names, read at every call; what VS Code asked for is noted in `asked.jsonl`.
 * Tokens are made as `tokens.ts` of the simulator makes them.
 */
const folder = process.env.AOAI_SIGN_INS ?? "";
const file = join(folder, "sign-ins.json");
const changed = new vscode.EventEmitter();

const read = () => JSON.parse(readFileSync(file, "utf8"));
const change = (more) => writeFileSync(file, JSON.stringify({ ...read(), ...more }));
const note = (what) => appendFileSync(join(folder, "asked.jsonl"), `${JSON.stringify(what)}\n`);

let serial = 0;

export function activate({ subscriptions }) {
  const options = { supportsMultipleAccounts: true, supportsChallenges: true };
  subscriptions.push(
    vscode.authentication.registerAuthenticationProvider("microsoft", "Microsoft", provider, options),
  );
}

const provider = {
  onDidChangeSessions: changed.event,
  getSessions: async (scopes, { account } = {}) => sessionsFor(scopes ?? [], account),
  createSession: async (scopes, { account } = {}) => signIn({ scopes, account }),
  getSessionsFromChallenges: async ({ challenges, fallbackScopes }, { account } = {}) =>
    read().metClaims.includes(claimsOf(challenges)) ? sessionsFor(fallbackScopes ?? [], account) : [],
  createSessionFromChallenges: async ({ challenges, fallbackScopes }, { account } = {}) =>
    signIn({ scopes: fallbackScopes ?? [], account, claims: claimsOf(challenges) }),
  removeSession: async (id) => {
    const { signedIn } = read();
    const leaving = signedIn.find((person) => person.id === id.split(" ")[0]);
    change({ signedIn: signedIn.filter((person) => person !== leaving) });
    if (leaving) changed.fire({ added: [], removed: [sessionOf(leaving, [])], changed: [] });
  },
};

function signIn({ scopes, account, claims }) {
  note({ scopes, account: account?.label, claims });
  const { people, next, signedIn, closedTenants, metClaims } = read();
  if (next === undefined) throw new vscode.CancellationError();
  const person = people.find(({ id }) => id === (account?.id ?? next));
  change({
    signedIn: [...signedIn.filter(({ id }) => id !== person.id), person],
    closedTenants: closedTenants.filter((tenant) => tenant !== tenantOf(scopes)),
    metClaims: claims === undefined ? metClaims : [...metClaims, claims],
  });
  const session = sessionOf(person, scopes);
  changed.fire({ added: [session], removed: [], changed: [] });
  return session;
}

function sessionsFor(scopes, account) {
  const { signedIn, closedTenants } = read();
  if (closedTenants.includes(tenantOf(scopes))) return [];
  return signedIn
    .filter(({ id }) => account === undefined || account.id === id)
    .map((person) => sessionOf(person, scopes));
}

function sessionOf({ id, label, objectId, tenantId }, scopes) {
  const { lifetimeSeconds, metClaims } = read();
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = {
    oid: objectId,
    upn: label,
    tid: tenantOf(scopes) ?? tenantId,
    aud: scopes.find((scope) => !scope.startsWith("VSCODE_")),
    exp: Math.floor(Date.now() / 1000) + lifetimeSeconds,
    jti: `${process.pid}-${(serial += 1)}`,
    met: metClaims,
  };
  const accessToken = [part({ alg: "none", typ: "JWT" }), part(claims), "unsigned"].join(".");
  return { id: `${id} ${scopes.join(" ")}`, account: { id, label }, scopes, accessToken };
}

function tenantOf(scopes) {
  return scopes.find((scope) => scope.startsWith("VSCODE_TENANT:"))?.slice("VSCODE_TENANT:".length);
}

/** VS Code takes a challenge apart; what is demanded is in it as base64. */
function claimsOf(challenges) {
  const encoded = challenges.map(({ params }) => params.claims).find((claims) => claims !== undefined);
  return Buffer.from(encoded ?? "", "base64").toString();
}
