/**
 * The shapes of the keys that AI services accounts hand out: 32 hexadecimal
 * digits, or 84 letters and digits since 2024.
 */
const keyShapes: ReadonlyMap<number, RegExp> = new Map([
  [32, /^[0-9a-f]+$/i],
  [84, /^[A-Za-z0-9]+$/],
]);

/** Names under which people keep such keys: they end in `key`, with or without a number, or speak of a key of AI services. */
const keyNames =
  /(^|[^a-z])keys?[-_]?[12]?$|api[-_]?key|subscription[-_]?key|(openai|cognitive|foundry|aiservices).*key/i;
const keyInCamelCase = /[a-z]Key[12]?$/;
/** What is known of a key without giving it away, such as where it is kept. */
const aboutKeys =
  /key[-_]?(vault|version|name|id(?![a-z])|identifier|ur[il]|hash|type|path|ref|secret[-_]?name|thumbprint)/i;

/** Whether a text has the shape of an account's key; one character over and over is a placeholder. */
export function looksLikeAccountKey(text: string): boolean {
  const shape = keyShapes.get(text.length);
  return shape !== undefined && shape.test(text) && new Set(text.toLowerCase()).size > 5;
}

/** Whether a setting of that name is meant to hold a key. */
export function isKeyName(name: string): boolean {
  if (aboutKeys.test(name)) return false;
  return keyNames.test(name) || keyInCamelCase.test(name);
}

/** Enough of a secret to find it by, and too little to use. */
export function masked(secret: string): string {
  return `${secret.slice(0, 3)}…`;
}
