import { findOperation } from "../catalog/operations";
import type { Needed } from "../rbac/least-role";
import type { Plane } from "../rbac/permissions";

/** What somebody needs to be allowed to do, read from what they wrote or pasted. */
export interface NeededOperations {
  /** In the catalogue's spelling where it knows them, each once. */
  readonly needed: Needed;
  /** Those of them that the catalogue does not know: new, or misspelled. */
  readonly unknown: readonly string[];
}

const list = String.raw`((?:['"\`][^'"\`]+['"\`][\s,]*)+)`;

/** Quotes as they come out of JSON inside JSON, of HTML, and of programs that improve typography. */
const quotes: readonly (readonly [pattern: RegExp, quote: string])[] = [
  [/\\+(?:u0027|')|&#0*39;|&#x27;|&apos;|[‘’]/gi, "'"],
  [/\\+(?:u0022|")|&quot;|[“”]/gi, '"'],
  [/\\+u0060/gi, "`"],
  // Line breaks that were lost on the way into a field of one line.
  [/(?<=[a-z])(?=Microsoft\.[A-Z])/g, " "],
];

/** How Azure says what was not allowed. */
const refusals: readonly (readonly [plane: Plane, pattern: RegExp])[] = [
  ["data", new RegExp(String.raw`lacks? the required data actions?:?\s*${list}`, "gi")],
  [
    "control",
    new RegExp(
      String.raw`does not have (?:authorization|permissions?) to perform actions?(?:\(s\))?:?\s*${list}`,
      "gi",
    ),
  ],
];

/** A provider, then at least a type and a verb. */
const operation = /^[a-z]\w*(?:\.\w+)+(?:\/[\w.-]+){2,}$/i;

/**
 * Finds the operations that a text asks for: those that an error of Azure says were not allowed, or,
 * where the text is none, the operations in it.
 *
 * @param text Operations separated by blanks, commas or line breaks, or an error message as it was shown.
 */
export function neededOperations(text: string): NeededOperations {
  return readOperations(quotes.reduce((read, [pattern, quote]) => read.replace(pattern, quote), text));
}

function readOperations(text: string): NeededOperations {
  const refused = refusals.flatMap(([plane, pattern]) =>
    [...text.matchAll(pattern)].flatMap(([, names = ""]) => wordsOf(names).map((name) => ({ name, plane }))),
  );
  const asked = refused.length > 0 ? refused : wordsOf(text).map((name) => ({ name, plane: planeOf(name) }));
  const found = asked.filter(({ name }) => operation.test(name));
  const namesIn = (plane: Plane): readonly string[] => [
    ...new Set(found.filter((one) => one.plane === plane).map(({ name }) => spelled(name, plane))),
  ];
  return {
    needed: { control: namesIn("control"), data: namesIn("data") },
    unknown: [
      ...new Set(found.filter(({ name, plane }) => !findOperation(name, plane)).map(({ name }) => name)),
    ],
  };
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[\s,;'"`()[\]]+/).map((word) => word.replace(/[.:]+$/, ""));
}

/** An operation that nobody knows is taken for one of the control plane, as most are. */
function planeOf(name: string): Plane {
  return !findOperation(name, "control") && findOperation(name, "data") ? "data" : "control";
}

function spelled(name: string, plane: Plane): string {
  return findOperation(name, plane)?.name ?? name;
}
