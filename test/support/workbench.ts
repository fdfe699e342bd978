import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { Page } from "playwright-core";
import { buildExtension } from "../../scripts/host/build.mjs";
import { openWorkbench } from "../../scripts/host/workbench.mjs";
import { createSignIns, standIn, type Person, type SignIns } from "./sign-ins";
import { installAz, setAzLogin, type AzLogin } from "./simulator/az";
import { serveSimulator } from "./simulator/server";
import type { Simulator } from "./simulator/simulator";

/** A real VS Code whose Azure is the simulator, reached over https and signed in to through the program `az`. */
export interface SimulatedWorkbench {
  readonly page: Page;
  /** Signs in somebody else; undefined signs out. */
  setLogin(login: AzLogin | undefined): Promise<void>;
  /** From now on nobody answers where Azure was. */
  unplug(): Promise<void>;
  close(): Promise<void>;
}

export async function openSimulatedWorkbench(
  simulator: Simulator,
  login: AzLogin,
): Promise<SimulatedWorkbench> {
  const programs = await mkdtemp(join(tmpdir(), "aoai-az-"));
  await installAz(programs, login);
  const opened = await openAt(simulator, programs, {
    // A login shell would put the machine's own PATH in place of this one.
    flags: ["--force-disable-user-env"],
    env: { PATH: [programs, process.env["PATH"]].join(delimiter) },
    machineSettings: { "aoaiSecurity.azure.credential": "azureCli" },
  });
  return { ...opened, setLogin: (next) => setAzLogin(programs, next) };
}

/** The same, signed in to through VS Code's own accounts, with a stand-in for the provider "microsoft" behind them. */
export interface SignInWorkbench {
  readonly page: Page;
  readonly signIns: SignIns;
  close(): Promise<void>;
}

export async function openSignInWorkbench(
  simulator: Simulator,
  people: readonly [Person, ...Person[]],
): Promise<SignInWorkbench> {
  const folder = await mkdtemp(join(tmpdir(), "aoai-sign-ins-"));
  const signIns = await createSignIns(folder, people);
  const { page, close } = await openAt(simulator, folder, {
    otherExtensions: [standIn],
    env: { AOAI_SIGN_INS: folder },
    // Only the cloud of this name signs in through "microsoft", wherever its addresses lead.
    cloudName: "AzureCloud",
  });
  return { page, signIns, close };
}

interface Opening {
  readonly env: Readonly<Record<string, string>>;
  readonly cloudName?: string;
  readonly flags?: readonly string[];
  readonly otherExtensions?: readonly string[];
  readonly machineSettings?: Readonly<Record<string, unknown>>;
}

/** A workbench whose cloud is the simulator; the folder goes away with it. */
async function openAt(simulator: Simulator, scratch: string, { env, cloudName, ...more }: Opening) {
  await buildExtension();
  const server = await serveSimulator(simulator);
  const certificate = join(scratch, "certificate.pem");
  await writeFile(certificate, server.certificate);
  let plugged = true;
  const unplug = async () => {
    if (plugged) await server.close();
    plugged = false;
  };
  const { environment, customEnvironment } = server.cloudSettings;
  const { page, close } = await openWorkbench({
    ...more,
    viewport: { width: 1100, height: 1300 },
    trusted: true,
    env: { ...env, NODE_EXTRA_CA_CERTS: certificate },
    settings: {
      "microsoft-sovereign-cloud.environment": environment,
      "microsoft-sovereign-cloud.customEnvironment": {
        ...customEnvironment,
        ...(cloudName === undefined ? {} : { name: cloudName }),
      },
    },
  });
  return {
    page,
    unplug,
    close: async () => {
      await close();
      await unplug();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}
