import { Hover, languages, MarkdownString, type Disposable, type HoverProvider } from "vscode";
import { hover, jsonLanguages, textLanguages } from "../core/index";
import { translate } from "../infrastructure/translate";
import { toRange } from "./text-source";

const provider: HoverProvider = {
  provideHover(document, position) {
    const found = hover(document.getText(), document.offsetAt(position), document.languageId, translate);
    // An untrusted string: whatever stands in the document, no link of it runs a command.
    return found && new Hover(new MarkdownString(found.markdown), toRange(found, document));
  },
};

/** Tells what operations, roles and the words of policies mean. */
export function registerHover(): Disposable {
  return languages.registerHoverProvider([...jsonLanguages, ...textLanguages], provider);
}
