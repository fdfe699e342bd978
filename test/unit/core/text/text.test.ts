import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { counted } from "#src/core/text/counted";
import { inWords, listed, row, say, type Text } from "#src/core/text/text";

const shouting = (phrase: string, ...values: string[]) =>
  phrase.toUpperCase().replace(/\{(\d)\}/g, (_place, index: string) => values[Number(index)] ?? "");

test.each<readonly [string, Text, string, string]>([
  ["a value is the same in every language", "Reader", "Reader", "Reader"],
  ["a phrase with values", say('"{0}" has {1}.', "Reader", 3), '"Reader" has 3.', '"Reader" HAS 3.'],
  ["values in another order", say("{1} of {0}", "all", "some"), "some of all", "some OF all"],
  ["a phrase within a phrase", say("It {0}.", say("reads keys")), "It reads keys.", "IT READS KEYS."],
  ["sentences in a row", row([say("One."), "", say("Two.")]), "One. Two.", "ONE. TWO."],
  ["a place without a value stays", say("{0} and {1}", "a"), "a and {1}", "a AND "],
  ["a list of one", listed(["a"]), "a", "a"],
  ["a list of three", listed(["a", "b", "c"]), "a, b and c", "a, b AND c"],
  ["an empty list", listed([]), "", ""],
  ["one of a kind", counted.operations(1), "1 operation", "1 OPERATION"],
  ["many of a kind", counted.operations(1234), "1,234 operations", "1,234 OPERATIONS"],
])("%s", (_name, text, english, shouted) => {
  expect(inWords(text)).toBe(english);
  expect(inWords(text, shouting)).toBe(shouted);
});

describe("what a document holds", () => {
  it("is never taken for a phrase", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(inWords(say("{0}{1}", one, other))).toBe(one + other);
      }),
    );
  });
});
