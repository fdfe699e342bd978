import { FoldingRange, FoldingRangeKind, languages, type Disposable } from "vscode";
import { embeddedDefinitions, jsonLanguages } from "../core/index";

/**
 * Makes regions of embedded definitions, so that "Fold All Regions" leaves what is around them. VS Code
 * merges them with the other ranges of a document.
 */
export function registerFolding(): Disposable {
  return languages.registerFoldingRangeProvider([...jsonLanguages], {
    provideFoldingRanges(document) {
      return embeddedDefinitions(document.getText()).flatMap(({ offset, length }) => {
        const first = document.positionAt(offset).line;
        // The closing bracket stays visible, as with every other range of a JSON document.
        const last = document.positionAt(offset + length).line - 1;
        return last > first ? [new FoldingRange(first, last, FoldingRangeKind.Region)] : [];
      });
    },
  });
}
