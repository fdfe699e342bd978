import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * The licenses of the packages that bundles hold parts of. Most of them ask whoever passes them on to pass on their
 * copyright notice, too, and no bundle keeps comments.
 *
 * @param metafiles What esbuild says about each bundle.
 */
export async function thirdPartyNotices(metafiles) {
  const folders = new Set(metafiles.flatMap(bundledFiles).flatMap((file) => packageFolder(file) ?? []));
  const notices = new Map(
    (await Promise.all([...folders].map(noticeOf))).map(({ title, text }) => [title, text]),
  );
  const titles = [...notices.keys()].sort();
  const parts = titles.map((title) => `${"-".repeat(80)}\n${title}\n\n${notices.get(title)}\n`);
  return `Parts of these packages are in here:\n\n${parts.join("\n")}`;
}

/** Those of which something was left when what nobody uses was dropped. */
function bundledFiles({ outputs }) {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  return inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file);
}

function packageFolder(file) {
  return /^.*(?<=^|\/)node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];
}

async function noticeOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const files = (await readdir(folder))
    .filter((file) => /^(?:licen[cs]e|notice|copyright)/i.test(file))
    .sort();
  if (files.length === 0) throw new Error(`${name} has no license file, so it cannot be passed on.`);
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  const text = texts.map((each) => each.replaceAll("\r\n", "\n").trim()).join("\n\n");
  return { title: `${name} ${version} (${license})`, text };
}
