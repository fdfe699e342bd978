import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The extension that stands in for VS Code's own sign-in. */
export const standIn = fileURLToPath(new URL("fake-sign-in", import.meta.url));

/** Somebody whom the sign-in page would let in. */
export interface Person {
  readonly id: string;
  readonly label: string;
  readonly objectId: string;
  readonly tenantId: string;
}

/** What the stand-in goes by. */
export interface SignInState {
  readonly people: readonly Person[];
  /** Id of whoever signs in where nobody is named; left out, the page is closed instead. */
  readonly next?: string | undefined;
  readonly signedIn: readonly Person[];
  /** Tenants that nobody has signed in to yet. */
  readonly closedTenants: readonly string[];
  /** Demands of challenges that were met; tokens carry them as "met". */
  readonly metClaims: readonly string[];
  readonly lifetimeSeconds: number;
}

/** A sign-in that was asked for, as it reached the provider. */
export interface AskedSignIn {
  readonly scopes: readonly string[];
  readonly account?: string;
  readonly claims?: string;
}

export interface SignIns {
  set(change: Partial<SignInState>): Promise<void>;
  state(): Promise<SignInState>;
  asked(): Promise<readonly AskedSignIn[]>;
}

/** Nobody is signed in, and the first of the people would be next. */
export async function createSignIns(
  folder: string,
  people: readonly [Person, ...Person[]],
): Promise<SignIns> {
  const file = join(folder, "sign-ins.json");
  const state = async () => JSON.parse(await readFile(file, "utf8")) as SignInState;
  const write = (value: SignInState) => writeFile(file, JSON.stringify(value));
  await write({
    people,
    next: people[0].id,
    signedIn: [],
    closedTenants: [],
    metClaims: [],
    lifetimeSeconds: 3600,
  });
  return {
    state,
    set: async (change) => write({ ...(await state()), ...change }),
    asked: async () => {
      const lines = await readFile(join(folder, "asked.jsonl"), "utf8").catch(() => "");
      return lines
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line) as AskedSignIn);
    },
  };
}
