/** A role definition's id as policies and assignments name it. */
const fullId =
  /^\/(?:[^/]+\/)*providers\/Microsoft\.Authorization\/roleDefinitions\/([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\/?\s*$/i;

const guid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i;

/** The GUID of a full role id, in lower case; absent when the text is no full id. */
export function roleIdGuid(text: string): string | undefined {
  return fullId.exec(text)?.[1]?.toLowerCase();
}

/** A GUID anywhere in a text, in lower case. */
export function guidIn(text: string): string | undefined {
  return guid.exec(text)?.[0].toLowerCase();
}

/** The full id of a built-in role, which is the same in every tenant. */
export function fullRoleId(roleGuid: string): string {
  return `/providers/Microsoft.Authorization/roleDefinitions/${roleGuid}`;
}
