/** Where the project is at home on the web. */
export const projectPage = "https://github.com/aoai-security/aoai-security";

/** The address of the page that explains a rule; findings link to it. */
export function rulePage(ruleId: string): string {
  return `${projectPage}/blob/main/docs/rules/${ruleId}.md`;
}
