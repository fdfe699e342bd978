import type { Translate } from "../text/text";
import { endOfLine, startOfLine } from "../document/formatting";
import { syntaxOf, type Syntax } from "../document/text-language";
import { roleChoices } from "./complete-roles";
import { offer, type Completion } from "./completion-offer";
import type { RoleIdForm } from "./role-id-forms";

/** A place in a line where a role is named. */
interface RolePlace {
  readonly languages: readonly Syntax[];
  /** What stands before the cursor; its last groups are the opening quote, if any, and what is typed. */
  readonly before: RegExp;
  readonly form: RoleIdForm;
  /** Put around the role where no quote is written yet. */
  readonly quote?: string;
}

const shells: readonly Syntax[] = ["shellscript", "powershell", "yaml", "markdown"];

/** The first that fits decides. */
const places: readonly RolePlace[] = [
  { languages: ["bicep"], before: /roleDefinitions'\s*,\s*(')([^'\n]*)$/i, form: "guid" },
  { languages: ["bicep"], before: /\broleDefinitionId\s*:\s*()([\w-]*)$/i, form: "bicep" },
  { languages: ["bicep"], before: /\broleDefinitionIdOrName\s*:\s*(')([^'\n]*)$/i, form: "guid" },
  {
    languages: ["bicep"],
    before: /^\s*(?:param|var|)\s*\w*role(?:definition)?(?:guid|id)?s?(?:\s+string)?\s*[=:]\s*(')([^'\n]*)$/i,
    form: "guid",
  },
  { languages: ["terraform"], before: /\brole_definition_id\s*=\s*(")([^"\n]*)$/i, form: "fullId" },
  { languages: ["terraform"], before: /\brole_definition_name\s*=\s*(")([^"\n]*)$/i, form: "name" },
  { languages: ["terraform"], before: /^\s*\w*role\w*id\s*=\s*(")([^"\n]*)$/i, form: "guid" },
  { languages: shells, before: /(?:^|\s)--role[\s=]+(["']?)([^"'\n]*)$/, form: "guid" },
  { languages: shells, before: /\s-RoleDefinitionId\s+(["']?)([^"'\s]*)$/i, form: "guid" },
  { languages: shells, before: /\s-RoleDefinitionName\s+(["']?)([^"'\n]*)$/i, form: "name", quote: "'" },
  {
    languages: ["shellscript"],
    before: /^\s*(?:export\s+|readonly\s+|local\s+)?\w*ROLE(?:_DEFINITION)?(?:_ID)?=(["']?)([^"'\n]*)$/i,
    form: "guid",
  },
  {
    languages: ["powershell"],
    before: /\$\w*Role(?:Definition)?(?:Id)?\s*=\s*(["'])([^"'\n]*)$/i,
    form: "guid",
  },
  {
    languages: ["yaml"],
    before: /^[\s-]*\w*role(?:_?definition)?(?:_?id)?\s*:\s*(["']?)([^"'\n]*)$/i,
    form: "guid",
  },
];

/** Roles, where a line of another language than JSON names one. */
export function completeRoleText(
  text: string,
  offset: number,
  languageId: string,
  translate?: Translate,
): readonly Completion[] {
  const line = text.slice(startOfLine(text, offset), offset);
  const syntax = syntaxOf(languageId);
  for (const { languages, before, form, quote = "" } of places) {
    const match = syntax && languages.includes(syntax) ? before.exec(line) : null;
    if (!match) continue;
    const [, open = "", typed = ""] = match;
    const behind = behindCursor(text.slice(offset, endOfLine(text, offset)), open);
    return offer(roleChoices(form), {
      offset: offset - typed.length,
      length: typed.length + behind,
      write: ({ value }) => (open === "" ? quote + value + quote : value),
      start: "",
      translate,
    });
  }
  return [];
}

/** How much of what follows the cursor belongs to what is written there. */
function behindCursor(rest: string, quote: string): number {
  if (quote === "") return /^[\w-]*/.exec(rest)?.[0].length ?? 0;
  const close = rest.indexOf(quote);
  return close < 0 ? 0 : close;
}
