import type { Origin } from "./operations";
import data from "./policy-definitions.json";

/** A built-in definition about AI services accounts, as far as one of the author's own can equal it. */
export interface BuiltInPolicy {
  /** A GUID, in lower case. */
  readonly id: string;
  readonly name: string;
  /** The effects it offers beside `disabled`, in lower case. */
  readonly effects: readonly string[];
  /** Its condition on accounts, in the form of a policy rule; parameters stand with their defaults. */
  readonly condition: unknown;
  /** What it changes, where it is a definition that does. */
  readonly change?: { readonly field: string; readonly value: string | boolean };
  /** What it looks for, where it is a definition that judges by another resource. */
  readonly related?: { readonly type: string; readonly existence: unknown };
  /** The other service it judges, and its condition on that. */
  readonly also?: { readonly name: string; readonly condition: unknown };
  /** The id of a definition that does no more than what it is for, where this one closes public network access as well. */
  readonly narrower?: string;
}

/** When the definitions were read, and where. */
export const policiesOrigin: Origin = { asOf: data.asOf, sources: data.sources };

/**
 * Built-in definitions that people tend to write again. Left out are deprecated ones, and those
 * that deploy something of which the same could be deployed in many ways.
 */
export const builtInPolicies: readonly BuiltInPolicy[] = data.definitions;
