import { l10n } from "vscode";
import type { Account, DiagnosticCategory, Subscription, Workspace } from "../../azure/azure-data";
import { AzureError, type AzureProblem } from "../../azure/azure-error";
import { counted } from "../../infrastructure/counted";
import { OperationError, UserCancelledError } from "../../infrastructure/errors";
import type { RemediationParts, Watched } from "./parts";
import type { WantedLogs } from "./plan-logs";
import { actionsOn, explainProblem } from "./problem-text";

/** Lets the user choose one of the workspaces they can see; the nearest to the account come first. */
export async function pickWorkspace(
  parts: Pick<RemediationParts, "api" | "prompts" | "progress" | "signIn">,
  account: Account,
  subscriptions: readonly Subscription[],
): Promise<Workspace> {
  const { workspaces, unread, problem } = await parts.progress(l10n.t("Reading workspaces…"), (watched) =>
    readWorkspaces(parts, subscriptions, watched),
  );
  const missing = l10n.t("Those of {0} could not be read.", counted.subscriptions(unread));
  if (workspaces.length === 0) {
    const none = l10n.t("You can see no Log Analytics workspace in this tenant.");
    if (problem === undefined) throw new OperationError(none);
    throw new OperationError(`${none} ${missing} ${explainProblem(problem)}`, actionsOn(problem, parts));
  }
  const distance = ({ subscription, location }: Workspace) =>
    (subscription.key === account.subscription.key ? 0 : 2) + (location === account.location ? 0 : 1);
  const sorted = [...workspaces].sort(
    (one, other) => distance(one) - distance(other) || one.name.localeCompare(other.name),
  );
  const choices = sorted.map((workspace) => ({
    label: workspace.name,
    description: workspace.location,
    detail: `${workspace.subscription.name} · ${workspace.id.split("/")[4] ?? ""}`,
    value: workspace,
  }));
  const title = l10n.t("Send logs to which workspace?");
  const placeHolder = unread === 0 ? {} : { placeHolder: missing };
  return parts.prompts.pick(choices, {
    title,
    matchOnDescription: true,
    matchOnDetail: true,
    ...placeHolder,
  });
}

interface ReadWorkspaces {
  readonly workspaces: readonly Workspace[];
  /** How many subscriptions could not be read, and why the last of them could not. */
  readonly unread: number;
  readonly problem: AzureProblem | undefined;
}

async function readWorkspaces(
  { api }: Pick<RemediationParts, "api">,
  subscriptions: readonly Subscription[],
  { signal }: Watched,
): Promise<ReadWorkspaces> {
  const workspaces: Workspace[] = [];
  let unread = 0;
  let problem: AzureProblem | undefined;
  try {
    for await (const batch of api.monitor.listWorkspaces(subscriptions, { signal })) {
      if (batch.kind === "items") workspaces.push(...batch.items);
      else {
        unread += batch.subscriptions.length;
        problem = batch.problem;
      }
    }
  } catch (error) {
    throw signal.aborted ? new UserCancelledError() : error;
  }
  return { workspaces, unread, problem };
}

/** The categories of OpenAI accounts by Azure's page on them, for whoever may not read those of the account. */
const usual: readonly DiagnosticCategory[] = [
  { name: "Audit", type: "Logs", groups: ["audit", "allLogs"] },
  { name: "RequestResponse", type: "Logs", groups: ["allLogs"] },
  { name: "AzureOpenAIRequestUsage", type: "Logs", groups: ["allLogs"] },
  { name: "Trace", type: "Logs", groups: ["allLogs"] },
  { name: "AllMetrics", type: "Metrics", groups: [] },
];

export async function readCategories(
  { api }: Pick<RemediationParts, "api">,
  { subscription, id }: Account,
): Promise<readonly DiagnosticCategory[]> {
  try {
    const found = await api.monitor.listDiagnosticCategories(subscription, id);
    return found.length === 0 ? usual : found;
  } catch (error) {
    if (error instanceof AzureError) return usual;
    throw error;
  }
}

type LogChoice = WantedLogs | "choose";

/** Lets the user choose what is sent. Groups are offered where the account has them. */
export async function pickLogs(
  { prompts }: Pick<RemediationParts, "prompts">,
  known: readonly DiagnosticCategory[],
): Promise<WantedLogs> {
  const metrics = known.filter(({ type }) => type === "Metrics").map(({ name }) => name);
  const has = (group: string) => known.some(({ groups }) => groups.includes(group));
  const choice = (label: string, detail: string, value: LogChoice) => ({ label, detail, value });
  const chosen = await prompts.pick<LogChoice>(
    [
      ...(has("allLogs")
        ? [
            choice(
              l10n.t("All logs and metrics"),
              l10n.t("Who read keys, who called which model, how much was used"),
              { group: "allLogs", categories: metrics },
            ),
            choice(l10n.t("All logs"), l10n.t("The same without metrics"), {
              group: "allLogs",
              categories: [],
            }),
          ]
        : []),
      ...(has("audit")
        ? [
            choice(l10n.t("Audit logs"), l10n.t("Who read keys; not who called which model"), {
              group: "audit",
              categories: [],
            }),
          ]
        : []),
      choice(l10n.t("Choose categories…"), known.map(({ name }) => name).join(", "), "choose"),
    ],
    { title: l10n.t("Send what?") },
  );
  if (chosen !== "choose") return chosen;
  const categories = await prompts.pickMany(
    known.map(({ name }) => ({
      label: name,
      picked: name === "Audit" || name === "RequestResponse",
      value: name,
    })),
    { title: l10n.t("Send which categories?") },
  );
  if (categories.length === 0) throw new OperationError(l10n.t("Nothing was chosen, so nothing is sent."));
  return { categories };
}
