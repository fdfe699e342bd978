import { DocumentSymbol, languages, SymbolKind, workspace, type Disposable, type TextDocument } from "vscode";
import {
  documentSymbols,
  jsonLanguages,
  type DocumentSymbol as Described,
  type SymbolKind as Kind,
} from "../core/index";
import { translate } from "../infrastructure/translate";
import { settingsSection } from "./settings";
import { toRange } from "./text-source";

const setting = "outline.enable";

const kindOf: Readonly<Record<Kind, SymbolKind>> = {
  role: SymbolKind.Class,
  assignment: SymbolKind.Key,
  policy: SymbolKind.Interface,
  account: SymbolKind.Object,
  list: SymbolKind.Array,
  property: SymbolKind.Property,
};

/** Adds roles, assignments, policies and accounts to the outline, under a heading of their own. */
export function registerDocumentSymbols(): Disposable {
  return languages.registerDocumentSymbolProvider(
    [...jsonLanguages],
    {
      provideDocumentSymbols(document) {
        if (!workspace.getConfiguration(settingsSection, document).get<boolean>(setting, true)) return [];
        return documentSymbols(document.getText(), translate).map((described) =>
          toSymbol(described, document),
        );
      },
    },
    { label: "Azure OpenAI Security" },
  );
}

function toSymbol(
  { name, detail, kind, range, at, children }: Described,
  document: TextDocument,
): DocumentSymbol {
  const symbol = new DocumentSymbol(
    name,
    detail,
    kindOf[kind],
    toRange(range, document),
    toRange(at, document),
  );
  symbol.children = children.map((child) => toSymbol(child, document));
  return symbol;
}
