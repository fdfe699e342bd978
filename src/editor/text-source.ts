import { Position, Range, Uri, type TextDocument } from "vscode";
import { positions, type Companion, type Range as TextRange } from "../core/index";

/** A text whose offsets can be turned into places: an open document, or a file read beside one. */
export type TextSource = Pick<TextDocument, "uri" | "positionAt">;

/** Companions are named by their address. */
export function sourceOf({ name, text }: Companion): TextSource {
  const place = positions(text);
  return {
    uri: Uri.parse(name, true),
    positionAt: (offset) => {
      const { line, character } = place(offset);
      return new Position(line, character);
    },
  };
}

export function toRange({ offset, length }: TextRange, source: TextSource): Range {
  return new Range(source.positionAt(offset), source.positionAt(offset + length));
}
