import type { Origin } from "./operations";
import data from "./policy-definitions.json";

/** A built-in definition about AI services accounts, as far as one of the author's own can equal it. */
export interface BuiltInPolicy {
  /** A GUID, in lower case. */
  readonly id: string;
  readonly name: string;
  /** The effects it offers beside `disabled`, in lower case. */
  readonly effects: readonly string[];
  /** Its condition on accounts, in the form of a policy rule. */
  readonly condition: unknown;
  /** What it changes, where it is a definition that does. */
  readonly change?: { readonly field: string; readonly value: string | boolean };
  /** The other service it judges by the same standard. */
  readonly alsoFor?: string;
}

/** When the definitions were read, and where. */
export const policiesOrigin: Origin = { asOf: data.asOf, sources: data.sources };

/**
 * Built-in definitions that people tend to write again. Of the two that turn keys
 * off, the one that modifies is listed; 55eff01b-f2bd-4c32-9203-db285f709d30, which
 * deploys, also cuts off public network access unless it is told not to.
 */
export const builtInPolicies: readonly BuiltInPolicy[] = data.definitions;
