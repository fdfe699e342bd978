import {
  CodeLens,
  EventEmitter,
  languages,
  workspace,
  type CodeLensProvider,
  type Disposable,
  type TextDocument,
} from "vscode";
import { codeLenses, jsonLanguages, type Lens } from "../core/index";
import { translate } from "../infrastructure/translate";
import { showGrantsCommand } from "./grant-document";
import { settingsSection } from "./settings";
import { toRange } from "./text-source";

const setting = "codeLens.enable";

/** A lens that knows what it is about; its title is worked out when it is shown. */
class ResourceLens extends CodeLens {
  constructor(
    readonly lens: Lens,
    readonly document: TextDocument,
  ) {
    super(toRange({ offset: lens.offset, length: 0 }, document));
  }
}

/** Says above roles, assignments and policies what they amount to. */
export function registerCodeLenses(): readonly Disposable[] {
  const changed = new EventEmitter<void>();
  const provider: CodeLensProvider<ResourceLens> = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses(document) {
      if (!workspace.getConfiguration(settingsSection, document).get<boolean>(setting, true)) return [];
      return codeLenses(document.getText(), translate).map((lens) => new ResourceLens(lens, document));
    },
    resolveCodeLens(shown) {
      const { lens, document } = shown;
      shown.command = lens.lists
        ? { title: lens.title(), command: showGrantsCommand, arguments: [document.uri, lens.offset] }
        : { title: lens.title(), command: "" };
      return shown;
    },
  };
  return [
    changed,
    languages.registerCodeLensProvider([...jsonLanguages], provider),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${settingsSection}.${setting}`)) changed.fire();
    }),
  ];
}
