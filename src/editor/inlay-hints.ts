import {
  EventEmitter,
  InlayHint,
  languages,
  workspace,
  type Disposable,
  type InlayHintsProvider,
} from "vscode";
import { inlayHints, jsonLanguages, textLanguages } from "../core/index";
import { settingsSection } from "./settings";

const setting = "inlayHints.enable";

/** Shows the names of built-in roles and policies behind their GUIDs. */
export function registerInlayHints(): readonly Disposable[] {
  const changed = new EventEmitter<void>();
  const provider: InlayHintsProvider = {
    onDidChangeInlayHints: changed.event,
    provideInlayHints(document, range) {
      if (!workspace.getConfiguration(settingsSection, document).get<boolean>(setting, true)) return [];
      const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
      return inlayHints(document.getText(), from, to).map(({ offset, label }) => {
        const hint = new InlayHint(document.positionAt(offset), label);
        hint.paddingLeft = true;
        return hint;
      });
    },
  };
  return [
    changed,
    languages.registerInlayHintsProvider([...jsonLanguages, ...textLanguages], provider),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${settingsSection}.${setting}`)) changed.fire();
    }),
  ];
}
