/** How an account stands in what a remediation changes. */
export interface Standing {
  /** "API keys are off": a clause that goes on with "for" and the account. */
  readonly reading: string;
  /** The values that the change touches, for the journal. */
  readonly values: unknown;
}
