import { rm } from "node:fs/promises";
import process from "node:process";
import { build, context } from "esbuild";
import { bundles } from "./scripts/bundles.mjs";

const watch = process.argv.includes("--watch");
const logLevel = process.argv.includes("--quiet") ? "warning" : "info";

/** Tells the task that F5 waits for when a build begins and ends. */
const announce = {
  name: "announce",
  setup({ onStart, onEnd }) {
    onStart(() => console.log("[watch] build started"));
    onEnd(() => console.log("[watch] build finished"));
  },
};

if (watch) {
  const contexts = await Promise.all(
    bundles.map((bundle) => context({ ...bundle, logLevel, plugins: [announce] })),
  );
  await Promise.all(contexts.map((bundle) => bundle.watch()));
} else {
  await rm("dist", { recursive: true, force: true });
  await Promise.all(bundles.map((bundle) => build({ ...bundle, logLevel })));
}
