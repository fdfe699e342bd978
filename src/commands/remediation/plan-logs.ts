import type {
  DiagnosticCategory,
  DiagnosticSetting,
  DiagnosticSettingProperties,
  LogSetting,
} from "../../azure/azure-data";

/** What the user wants to have sent: a group of log categories, or categories one by one. */
export interface WantedLogs {
  readonly group?: string;
  /** Of logs and of metrics, by name. */
  readonly categories: readonly string[];
}

/** A setting to be added; what is sent already is not in it. */
export type LogPlan = Pick<DiagnosticSettingProperties, "workspaceId" | "logs" | "metrics">;

/**
 * What has to be added so that a workspace gets what is wanted; undefined where it gets all of it already.
 * Azure refuses a second setting that sends the same category to the same place, so a group of which some
 * categories are sent already becomes a list of the others; and one setting cannot have groups and
 * categories of logs.
 */
export function planLogs(
  wanted: WantedLogs,
  workspaceId: string,
  settings: readonly DiagnosticSetting[],
  known: readonly DiagnosticCategory[],
): LogPlan | undefined {
  const sent = sentTo(workspaceId, settings, known);
  const metricNames = new Set(known.filter(({ type }) => type === "Metrics").map(({ name }) => lower(name)));
  const isMetric = (name: string) => metricNames.has(lower(name));
  const missing = wanted.categories.filter((name) => !sent.has(lower(name)));
  const logs = [
    ...missing.filter((name) => !isMetric(name)).map(on),
    ...(wanted.group === undefined ? [] : groupLeft(wanted.group, sent, known)),
  ];
  const metrics = missing.filter(isMetric).map(on);
  return logs.length + metrics.length === 0 ? undefined : { workspaceId, logs, metrics };
}

function groupLeft(
  group: string,
  sent: ReadonlySet<string>,
  known: readonly DiagnosticCategory[],
): readonly LogSetting[] {
  if (sent.has(groupMark(group))) return [];
  const members = membersOf(group, known);
  const left = members.filter((name) => !sent.has(lower(name)));
  return left.length === members.length && left.length > 0
    ? [{ categoryGroup: group, enabled: true }]
    : left.map(on);
}

/** Categories and groups that some setting sends to the workspace. */
function sentTo(
  workspaceId: string,
  settings: readonly DiagnosticSetting[],
  known: readonly DiagnosticCategory[],
): ReadonlySet<string> {
  const entries = settings
    .filter((setting) => lower(setting.workspaceId ?? "") === lower(workspaceId))
    .flatMap(({ logs, metrics }) => [...logs, ...metrics])
    .filter(({ enabled }) => enabled);
  return new Set(
    entries.flatMap(({ category, categoryGroup }) => [
      ...(category === undefined ? [] : [lower(category)]),
      ...(categoryGroup === undefined
        ? []
        : [groupMark(categoryGroup), ...membersOf(categoryGroup, known).map(lower)]),
    ]),
  );
}

function membersOf(group: string, known: readonly DiagnosticCategory[]): readonly string[] {
  return known
    .filter(({ groups }) => groups.some((name) => lower(name) === lower(group)))
    .map(({ name }) => name);
}

function groupMark(group: string): string {
  return `group ${lower(group)}`;
}

function on(category: string): LogSetting {
  return { category, enabled: true };
}

function lower(text: string): string {
  return text.toLowerCase();
}

/** A name for a new setting that none of the others has: a setting of the same name would be replaced. */
export function freeName(workspaceName: string, settings: readonly DiagnosticSetting[]): string {
  const taken = new Set(settings.map(({ name }) => lower(name)));
  const wanted = `to-${workspaceName}`;
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(lower(name))) return name;
  }
}
