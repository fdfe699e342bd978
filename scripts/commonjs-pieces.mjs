import { mkdir, writeFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { transform } from "esbuild";

/**
 * Lets esbuild split a bundle into pieces that VS Code can load: esbuild splits ES modules alone, and VS Code requires
 * CommonJS. So each piece is turned into CommonJS when the splitting is done, with its source map.
 */
export const commonJsPieces = {
  name: "commonjs-pieces",
  setup({ initialOptions, onEnd }) {
    const { target, minify, sourcemap, sourcesContent } = initialOptions;
    const isWritten = initialOptions.write !== false;
    Object.assign(initialOptions, { format: "esm", splitting: true, write: false });
    const toCommonJs = async ({ path, text }, maps) => {
      const map = maps.get(`${path}.map`);
      const { code, map: newMap } = await transform(map ? text + inline(map) : text, {
        format: "cjs",
        // An ES module is strict without saying so.
        banner: '"use strict";',
        target,
        minify,
        sourcemap: map ? "external" : false,
        sourcesContent,
        sourcefile: basename(path),
        // Node's own import() wants the whole name of a file; as require it also goes the way VS Code watches.
        supported: { "dynamic-import": false },
      });
      return newMap
        ? [asFile(path, `${code}//# sourceMappingURL=${basename(path)}.map\n`), asFile(`${path}.map`, newMap)]
        : [asFile(path, code)];
    };
    onEnd(async (result) => {
      if (result.errors.length > 0) return;
      const maps = new Map(result.outputFiles.map((file) => [file.path, file]));
      const pieces = result.outputFiles.filter(({ path }) => path.endsWith(".js"));
      result.outputFiles = (await Promise.all(pieces.map((piece) => toCommonJs(piece, maps)))).flat();
      if (isWritten) await Promise.all(result.outputFiles.map(write));
    });
    if (sourcemap) initialOptions.sourcemap = "external";
  },
};

const inline = ({ contents }) =>
  `\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(contents).toString("base64")}\n`;

const asFile = (path, text) => ({ path, text, contents: Buffer.from(text) });

async function write({ path, contents }) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
}
