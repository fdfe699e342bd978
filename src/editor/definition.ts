import { languages, type Disposable } from "vscode";
import { findDefinition, jsonLanguages } from "../core/index";
import { toRange } from "./text-source";

/** Leads from a parameter or variable inside an expression to its declaration. */
export function registerDefinition(): Disposable {
  return languages.registerDefinitionProvider([...jsonLanguages], {
    provideDefinition(document, position) {
      const found = findDefinition(document.getText(), document.offsetAt(position));
      if (!found) return undefined;
      const target = toRange(found.to, document);
      return [
        { originSelectionRange: toRange(found.from, document), targetUri: document.uri, targetRange: target },
      ];
    },
  });
}
