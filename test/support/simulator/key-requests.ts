/** Requests that read or made keys, of all simulators of a test file. Nothing of ours may send one. */
export const keyRequests: string[] = [];

export function noteKeyRequest(method: string, path: string): void {
  if (/\/(?:listKeys|regenerateKey)$/i.test(path)) keyRequests.push(`${method} ${path}`);
}
