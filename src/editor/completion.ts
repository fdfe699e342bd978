import {
  CompletionItem,
  CompletionItemKind,
  l10n,
  languages,
  MarkdownString,
  SnippetString,
  type CompletionItemProvider,
  type Disposable,
  type TextDocument,
} from "vscode";
import { complete, jsonLanguages, textLanguages, type ChoiceKind, type Completion } from "../core/index";
import { translate } from "../infrastructure/translate";
import { toTextEdit } from "./convert";
import { toRange } from "./text-source";

const kindOf: Readonly<Record<ChoiceKind, CompletionItemKind>> = {
  operation: CompletionItemKind.Method,
  wildcard: CompletionItemKind.Operator,
  folder: CompletionItemKind.Module,
  role: CompletionItemKind.User,
  value: CompletionItemKind.Value,
  field: CompletionItemKind.Field,
};

/** Typing these asks for offers; the other characters of an operation narrow them. */
const triggers = { json: ['"', "/", "'"], text: ["'", '"', " ", "="] };

class CompletionProvider implements CompletionItemProvider {
  /** Explanations are worked out for the offer that is looked at. */
  private readonly documentation = new WeakMap<CompletionItem, () => string>();

  provideCompletionItems(document: TextDocument, position: Parameters<TextDocument["offsetAt"]>[0]) {
    const offers = complete(document.getText(), document.offsetAt(position), document.languageId, translate);
    return offers.map((offer) => this.toItem(offer, document));
  }

  resolveCompletionItem(item: CompletionItem): CompletionItem {
    const explain = this.documentation.get(item);
    if (explain) item.documentation = new MarkdownString(explain());
    return item;
  }

  private toItem(offer: Completion, document: TextDocument): CompletionItem {
    const { label, detail, kind, filterText, sortText, newText, cursor, edits, documentation } = offer;
    const item = new CompletionItem(
      detail === undefined ? label : { label, description: detail },
      kindOf[kind],
    );
    item.range = toRange(offer, document);
    item.filterText = filterText;
    item.sortText = sortText;
    item.keepWhitespace = true;
    item.insertText = newText;
    item.additionalTextEdits = edits
      .map((edit) => toTextEdit(edit, document))
      .filter((edit) => "newText" in edit);
    if (cursor !== undefined) {
      item.insertText = new SnippetString()
        .appendText(newText.slice(0, cursor))
        .appendTabstop(0)
        .appendText(newText.slice(cursor));
      item.command = { title: l10n.t("Continue"), command: "editor.action.triggerSuggest" };
    }
    if (documentation) this.documentation.set(item, documentation);
    return item;
  }
}

/** Offers operations, roles and the words of policies while they are typed. */
export function registerCompletion(): readonly Disposable[] {
  const provider = new CompletionProvider();
  return [
    languages.registerCompletionItemProvider([...jsonLanguages], provider, ...triggers.json),
    languages.registerCompletionItemProvider([...textLanguages], provider, ...triggers.text),
  ];
}
