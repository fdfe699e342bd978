import { loadFailure } from "../infrastructure/load-failure";
import { AzureError } from "./azure-error";

/**
 * Loads something of the SDKs.
 *
 * @param load Imports it.
 * @returns What was imported; rejects with an `AzureError` that says what to do about it.
 */
export async function loadingSdk<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  try {
    return await load();
  } catch (error) {
    throw new AzureError({ kind: "unknown", message: loadFailure("sdk.js") }, { cause: error });
  }
}
