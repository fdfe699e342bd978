import { Buffer, isUtf8 } from "node:buffer";

/** How a text is stored: enough to write it back the way it came. */
export interface Encoding {
  readonly charset: "utf8" | "utf16le" | "utf16be";
  readonly byteOrderMark: boolean;
}

/** The text of a file, without its byte order mark. */
export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  /** The offset in `text` up to which the bytes made sense; absent when all of them did. */
  readonly brokenAt?: number;
}

/**
 * Reads the bytes of a file as UTF-8, or as UTF-16 where a byte order mark says so.
 * Bytes that fit neither become replacement characters, so that the rest can be judged.
 */
export function decode(bytes: Uint8Array): Decoded {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(buffer, 0xff, 0xfe)) return decodeUtf16(buffer.subarray(2), "utf16le");
  if (startsWith(buffer, 0xfe, 0xff)) return decodeUtf16(buffer.subarray(2), "utf16be");
  const byteOrderMark = startsWith(buffer, 0xef, 0xbb, 0xbf);
  return decodeUtf8(byteOrderMark ? buffer.subarray(3) : buffer, byteOrderMark);
}

/** Turns a text into the bytes of a file, the reverse of {@link decode}. */
export function encode(text: string, { charset, byteOrderMark }: Encoding): Uint8Array {
  const marked = byteOrderMark ? `\uFEFF${text}` : text;
  if (charset === "utf8") return Buffer.from(marked, "utf8");
  const littleEndian = Buffer.from(marked, "utf16le");
  return charset === "utf16le" ? littleEndian : littleEndian.swap16();
}

function startsWith(buffer: Buffer, ...mark: readonly number[]): boolean {
  return mark.every((byte, index) => buffer[index] === byte);
}

function decodeUtf8(buffer: Buffer, byteOrderMark: boolean): Decoded {
  const text = buffer.toString("utf8");
  const encoding: Encoding = { charset: "utf8", byteOrderMark };
  return isUtf8(buffer) ? { text, encoding } : { text, encoding, brokenAt: firstReplacement(buffer, text) };
}

/** Written back, the text differs from the file at the first byte that made no sense. */
function firstReplacement(buffer: Buffer, text: string): number {
  const again = Buffer.from(text, "utf8");
  const byte = buffer.findIndex((value, index) => again[index] !== value);
  const readable = buffer.toString("utf8", 0, byte);
  return readable.replace(/\uFFFD$/, "").length;
}

function decodeUtf16(buffer: Buffer, charset: "utf16le" | "utf16be"): Decoded {
  const whole = buffer.subarray(0, buffer.length - (buffer.length % 2));
  const littleEndian = charset === "utf16le" ? whole : Buffer.from(whole).swap16();
  const text = littleEndian.toString("utf16le");
  const encoding: Encoding = { charset, byteOrderMark: true };
  return whole.length === buffer.length ? { text, encoding } : { text, encoding, brokenAt: text.length };
}
