import { homepage } from "../../package.json";

/** Where the project is at home on the web. */
export const projectPage = homepage;

/** The address of the page that explains a rule. */
export function rulePage(ruleId: string): string {
  return `${homepage}/blob/main/docs/rules/${ruleId}.md`;
}
