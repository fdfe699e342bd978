import { describe, expect, it } from "vitest";
import { decode, encode } from "#src/cli/encoding";

const text = '{ "Name": "Zürich \u{1F511}" }';
const swapped = (plain: string): Buffer => Buffer.from(plain, "utf16le").swap16();

const encoded: Readonly<Record<string, Uint8Array>> = {
  "UTF-8": Buffer.from(text),
  "UTF-8 with a byte order mark": Buffer.from(`\uFEFF${text}`),
  "UTF-16, little end first": Buffer.from(`\uFEFF${text}`, "utf16le"),
  "UTF-16, big end first": swapped(`\uFEFF${text}`),
};

describe.each(Object.entries(encoded))("%s", (_name, bytes) => {
  it("is read without its byte order mark", () => {
    expect(decode(bytes).text).toBe(text);
    expect(decode(bytes).brokenAt).toBeUndefined();
  });

  it("is written back byte for byte", () => {
    const decoded = decode(bytes);
    expect(Buffer.from(encode(decoded.text, decoded.encoding))).toEqual(Buffer.from(bytes));
  });
});

it("reads an empty file", () => {
  expect(decode(new Uint8Array())).toMatchObject({ text: "" });
});

describe("bytes that make no sense", () => {
  const cases: Readonly<Record<string, readonly [Uint8Array, number]>> = {
    "Latin-1": [Buffer.from('{ "a": "Zürich" }', "latin1"), 9],
    "Latin-1 behind real UTF-8": [Buffer.concat([Buffer.from("é\n"), Buffer.from("é", "latin1")]), 2],
    "a replacement character somebody wrote, then Latin-1": [
      Buffer.concat([Buffer.from("a\uFFFDb"), Buffer.from("é", "latin1")]),
      3,
    ],
    "a character cut off at the end": [Buffer.from("aé").subarray(0, 2), 1],
    "UTF-16 with an odd length": [Buffer.from("\uFEFFab", "utf16le").subarray(0, 5), 1],
  };
  it.each(Object.entries(cases))("%s", (_name, [bytes, brokenAt]) => {
    expect(decode(bytes).brokenAt).toBe(brokenAt);
  });
});
