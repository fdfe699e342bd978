import { l10n } from "vscode";
import type { Directory, Principal } from "../../azure/azure-data";
import { OperationError } from "../../infrastructure/errors";
import { labelOf } from "./access";
import type { RemediationParts } from "./parts";

export interface KnownPrincipal {
  readonly id: string;
  readonly label: string;
}

type Chosen = { readonly by: "me" | "search" | "id" } | { readonly by: "known"; readonly id: string };

/** Asks who is meant: oneself, somebody the tree shows, or anybody the directory knows. */
export async function pickPrincipal(
  parts: RemediationParts,
  directory: Directory,
  known: readonly KnownPrincipal[],
): Promise<Principal> {
  const chosen = await parts.prompts.pick<Chosen>(
    [
      { label: l10n.t("Me"), description: l10n.t("whoever is signed in"), value: { by: "me" } },
      { label: l10n.t("Search by name…"), value: { by: "search" } },
      {
        label: l10n.t("Enter an id…"),
        description: l10n.t("object id or application id"),
        value: { by: "id" },
      },
      ...known.map(({ id, label }) => ({ label, description: id, value: { by: "known", id } as const })),
    ],
    { title: l10n.t("Who gets the role?") },
  );
  const { api } = parts;
  if (chosen.by === "me") return principalOf(api, directory, await api.directory.currentObjectId(directory));
  if (chosen.by === "known") return principalOf(api, directory, chosen.id);
  return chosen.by === "search" ? search(parts, directory) : byId(parts, directory);
}

async function search({ prompts, api }: RemediationParts, directory: Directory): Promise<Principal> {
  const text = await prompts.input({
    title: l10n.t("Search"),
    prompt: l10n.t("How the name of the user, group or application begins"),
  });
  const found = await api.directory.search(directory, text);
  if (found.length === 0)
    throw new OperationError(l10n.t('The directory has nobody whose name begins with "{0}".', text));
  const choices = found.map((principal) => ({
    label: labelOf(principal.id, principal),
    description: [principal.type, principal.detail].filter((part) => part !== undefined).join(" · "),
    value: principal,
  }));
  return prompts.pick(choices, { title: l10n.t("Who gets the role?"), matchOnDescription: true });
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

async function byId({ prompts, api }: RemediationParts, directory: Directory): Promise<Principal> {
  const typed = await prompts.input({
    title: l10n.t("Enter an id"),
    prompt: l10n.t("Object id of a user, group or service principal; an application id is looked up"),
    validateInput: (text) => (guid.test(text.trim()) ? undefined : l10n.t("This is no GUID.")),
  });
  const id = typed.trim();
  const { found, problem } = await api.directory.names(directory, [id]);
  const principal = found.get(id.toLowerCase());
  if (principal !== undefined) return principal;
  // Roles are assigned to objects: the id of an application is not the id of its service principal.
  const application = problem === undefined ? await api.directory.byApplicationId(directory, id) : undefined;
  if (application !== undefined) return application;
  if (problem === undefined) {
    throw new OperationError(
      l10n.t('"{0}" is neither an object id nor an application id of this directory.', id),
    );
  }
  // Azure itself will refuse an id that is none, as long as it is not told of what type it is.
  return { id, type: "Unknown" };
}

async function principalOf(
  api: RemediationParts["api"],
  directory: Directory,
  id: string,
): Promise<Principal> {
  const { found } = await api.directory.names(directory, [id]);
  return found.get(id.toLowerCase()) ?? { id, type: "Unknown" };
}
