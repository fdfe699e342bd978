import type { Report } from "../report";
import { formatJson } from "./json";
import { formatSarif } from "./sarif";
import { formatText, type TextStyle } from "./text";

export { printable, summaryOf } from "./text";

/** The forms a report can take. */
export const formats = ["text", "json", "sarif"] as const;
export type Format = (typeof formats)[number];

/** Writes a report; `style` concerns text only. The result ends with a line break unless it is empty. */
export function formatReport(report: Report, format: Format, style: TextStyle): string {
  switch (format) {
    case "text":
      return formatText(report, style);
    case "json":
      return formatJson(report);
    case "sarif":
      return formatSarif(report);
  }
}
