import { positions, type Companion, type Position, type Range } from "../core/index";

/** A range as people read it. */
export interface Located {
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
}

/** Says where a range is; `file` names a companion of the judged file, where the range is in one. */
export type Locate = (range: Range, file?: string) => Located;

/** Makes what locates ranges in a file and in those it was read with. Works out lines when first asked. */
export function createLocate(own: Companion, companions: readonly Companion[]): Locate {
  const known = new Map<string, (offset: number) => Position>();
  return ({ offset, length }, file = own.name) => {
    const text = file === own.name ? own.text : (companions.find(({ name }) => name === file)?.text ?? "");
    const positionOf = known.get(file) ?? positions(text);
    known.set(file, positionOf);
    return { path: file, start: positionOf(offset), end: positionOf(offset + length) };
  };
}
