import { describe, expect, it } from "vitest";
import { startOfBlanks, startOfLine } from "#src/core/document/formatting";

describe("the line of a place begins", () => {
  it.each([
    ["at the start of a text", "ab", 1, 0],
    ["at the start of a text that begins with a line break", "\nab", 0, 0],
    ["behind a line feed", "a\nbc", 3, 2],
    ["behind a carriage return", "a\rbc", 3, 2],
    ["behind both", "a\r\nbc", 4, 3],
    ["behind the last of several", "a\r\nb\rc\nd", 8, 7],
    ["before the line break that ends it", "a\nb\nc", 3, 2],
  ])("%s", (_name, text, offset, expected) => {
    expect(startOfLine(text, offset)).toBe(expected);
  });
});

describe("the blanks before a place begin", () => {
  it.each([
    ["where it stands when there are none", "a,b", 2, 2],
    ["behind what stands before them", "a, \t b", 5, 2],
    ["at the start of the line", "a\n  b", 4, 2],
    ["at the start of the text", "  a", 2, 0],
  ])("%s", (_name, text, offset, expected) => {
    expect(startOfBlanks(text, offset)).toBe(expected);
  });
});
