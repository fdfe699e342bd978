/**
 * A text without any of these words holds nothing this project reads. Looking
 * for them costs a small part of what parsing would.
 */
const signs =
  /"(?:not)?(?:data)?actions"|"policyrule"|"then"|"policydefinitions"|"policydefinitionid"|Microsoft\.CognitiveServices|Microsoft\.Authorization\/|"disablelocalauth"|"roledefinitionid|deploymentParameters\.json/i;

/** A file of parameter values, or a template, may hold a key and speak of nothing else we know. */
const mayHoldKeys = /"(?:parameters|contentVersion)"/i;
const keyShape = /"[0-9a-z]{32}(?:[0-9a-z]{52})?"/i;

/**
 * Whether a text may hold something to judge. True promises nothing; false is
 * certain.
 *
 * @param text The whole document.
 */
export function mayConcernUs(text: string): boolean {
  return signs.test(text) || (mayHoldKeys.test(text) && keyShape.test(text));
}
