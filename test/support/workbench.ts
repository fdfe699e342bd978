import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { Page } from "playwright-core";
import { buildExtension } from "../../scripts/host/build.mjs";
import { openWorkbench } from "../../scripts/host/workbench.mjs";
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
  await buildExtension();
  const scratch = await mkdtemp(join(tmpdir(), "aoai-simulated-"));
  const server = await serveSimulator(simulator);
  const programs = join(scratch, "bin");
  await installAz(programs, login);
  const certificate = join(scratch, "certificate.pem");
  await writeFile(certificate, server.certificate);
  let plugged = true;
  const unplug = async () => {
    if (plugged) await server.close();
    plugged = false;
  };
  const { environment, customEnvironment } = server.cloudSettings;
  const { page, close } = await openWorkbench({
    viewport: { width: 1100, height: 1300 },
    trusted: true,
    // A login shell would put the machine's own PATH in place of this one.
    flags: ["--force-disable-user-env"],
    env: {
      PATH: [programs, process.env["PATH"]].join(delimiter),
      NODE_EXTRA_CA_CERTS: certificate,
    },
    settings: {
      "microsoft-sovereign-cloud.environment": environment,
      "microsoft-sovereign-cloud.customEnvironment": customEnvironment,
    },
    machineSettings: { "aoaiSecurity.azure.credential": "azureCli" },
  });
  return {
    page,
    setLogin: (next) => setAzLogin(programs, next),
    unplug,
    close: async () => {
      await close();
      await unplug();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}
