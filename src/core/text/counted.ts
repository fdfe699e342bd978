import { say, type Text } from "./text";

/** "1 operation", "1,234 operations": a phrase for one and one for more, since languages differ in more than an ending. */
export const counted = {
  entries: (count: number): Text => (count === 1 ? say("1 entry") : say("{0} entries", grouped(count))),
  knownOperations: (count: number): Text =>
    count === 1 ? say("1 known operation") : say("{0} known operations", grouped(count)),
  more: (count: number): Text => (count === 1 ? say("1 more") : say("{0} more", grouped(count))),
  operations: (count: number): Text =>
    count === 1 ? say("1 operation") : say("{0} operations", grouped(count)),
} as const;

/** "10,000". */
export function grouped(count: number): string {
  return count.toLocaleString("en-US");
}
