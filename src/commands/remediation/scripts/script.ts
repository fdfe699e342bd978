import type { Json } from "../../../azure/azure-data";

/** The same change for somebody who applies it by other means. */
export interface Script {
  /** Names documents that hold it: "disable-keys-chat". */
  readonly name: string;
  readonly az: readonly AzCommand[];
  readonly rest: readonly RestCall[];
  /** Absent where the change is no deployment, such as a removal. */
  readonly deployment?: Deployment;
  /** Why there is none, one sentence. */
  readonly noDeployment?: string;
}

/** The words after `az`. */
export type AzCommand = readonly AzWord[];

/** JSON and text of others go through a file: no two shells agree on how to quote them. */
export type AzWord =
  | string
  | { readonly file: string; readonly json: unknown }
  | { readonly file: string; readonly text: string };

export interface RestCall {
  readonly method: "DELETE" | "GET" | "PATCH" | "PUT";
  /** What later requests call this one by, to take something of its answer. */
  readonly name?: string;
  /** Begins with a slash. */
  readonly path: string;
  readonly apiVersion: string;
  readonly body?: unknown;
}

export interface Deployment {
  readonly scope: "resourceGroup" | "subscription" | "managementGroup" | "tenant";
  /** Resources of an ARM template. */
  readonly resources: readonly Json[];
  readonly bicep: string;
  /** What a deployment leaves to be done, one sentence. */
  readonly note?: string;
}
