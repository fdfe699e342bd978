import { appendFile, rm, writeFile } from "node:fs/promises";
import process from "node:process";
import { build, context } from "esbuild";
import { bundles, cliBundle } from "./scripts/bundles.mjs";
import { thirdPartyNotices } from "./scripts/third-party-notices.mjs";

const watch = process.argv.includes("--watch");
const logLevel = process.argv.includes("--quiet") ? "warning" : "info";

let building = 0;

/** Tells the task that F5 waits for when the first bundle begins and when the last one is done. */
const announce = {
  name: "announce",
  setup({ onStart, onEnd }) {
    onStart(() => {
      if (building === 0) console.log("[watch] build started");
      building += 1;
    });
    onEnd(() => {
      building -= 1;
      if (building === 0) console.log("[watch] build finished");
    });
  },
};

/** Pieces are named after what is in them; those that a build no longer writes go away. */
const sweep = {
  name: "sweep",
  setup({ onEnd }) {
    let before = [];
    onEnd(async ({ errors, outputFiles }) => {
      if (errors.length > 0 || outputFiles === undefined) return;
      const now = outputFiles.map(({ path }) => path);
      const stale = before.filter((path) => !now.includes(path));
      before = now;
      await Promise.all(stale.map((path) => rm(path, { force: true })));
    });
  },
};

if (watch) {
  const contexts = await Promise.all(
    bundles.map((bundle) =>
      context({ ...bundle, logLevel, plugins: [...(bundle.plugins ?? []), sweep, announce] }),
    ),
  );
  await Promise.all(contexts.map((bundle) => bundle.watch()));
} else {
  await rm("dist", { recursive: true, force: true });
  const built = await Promise.all(bundles.map((bundle) => build({ ...bundle, logLevel, metafile: true })));
  const noticesOf = (results) => thirdPartyNotices(results.map(({ metafile }) => metafile));
  await writeFile("dist/third-party-notices.txt", await noticesOf(built));
  // The command line is also copied out of the package, and takes along what belongs to it.
  const own = await noticesOf([built[bundles.indexOf(cliBundle)]]);
  await appendFile(cliBundle.outfile, `/*\n${own.replaceAll("*/", "* /")}*/\n`);
}
