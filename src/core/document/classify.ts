/**
 * A text without any of these words, and without anything in the shape of an account's key, holds nothing this project reads. Looking
 * for them costs a small part of what parsing would.
 */
const signs =
  /"(?:not)?(?:data)?actions"|"policyrule"|"then"|"policydefinitions"|"policydefinitionid"|Microsoft\.CognitiveServices|Microsoft\.Authorization\/|"disablelocalauth"|"roledefinitionid|deploymentParameters\.json|"(?:[0-9a-f]{32}|[0-9a-z]{84})"/i;

/**
 * Whether a text may hold something to judge. True promises nothing; false is
 * certain.
 *
 * @param text The whole document.
 */
export function mayConcernUs(text: string): boolean {
  return signs.test(text);
}
