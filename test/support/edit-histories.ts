import fc from "fast-check";

const cognitive = "Microsoft.CognitiveServices/accounts";

const entries = [
  `${cognitive}/listKeys/action`,
  `${cognitive}/*`,
  `${cognitive}/read`,
  `${cognitive}/lisKeys/action`,
  "Microsoft.Authorization/*/write",
  "Microsoft.Storage/storageAccounts/read",
  "*/read",
];

/** Roles in several spellings, and things that may stand among them. */
const elements = fc.oneof(
  { weight: 3, arbitrary: flatRoles() },
  fc.subarray(entries).map((actions) => ({ properties: { roleName: "R", permissions: [{ actions }] } })),
  fc.constantFrom<object>(
    { actions: [`${cognitive}/*`], notActions: [], condition: "x" },
    {
      roleDefinitionId: "a97b65f3-24c7-4388-baec-2e87135dc908",
      principalId: "p",
      principalType: "ServicePrincipal",
    },
    { type: cognitive, kind: "OpenAI", properties: { disableLocalAuth: false } },
    { name: "neither" },
    {
      Name: "Suppressing",
      Actions: [`${cognitive}/*`],
      metadata: { aoaiSecurity: { suppress: [{ rule: "no-key-access", reason: "Agreed." }] } },
    },
  ),
);

function flatRoles(): fc.Arbitrary<object> {
  return fc.record({
    Name: fc.constantFrom("Team", "Key reader", ""),
    Actions: fc.subarray(entries),
    NotActions: fc.subarray(entries, { maxLength: 2 }),
    AssignableScopes: fc.constantFrom([], ["/"], ["/subscriptions/2f6f5c0e-9d1b-4a52-8c87-6e1d0b7a4f3c"]),
  });
}

const documents = fc
  .record({
    list: fc.array(elements, { minLength: 1, maxLength: 6 }),
    indent: fc.constantFrom(0, 1, 2, "\t"),
    lineBreak: fc.constantFrom("\n", "\r\n"),
    isWrapped: fc.nat(5).map((n) => n === 0),
    before: fc.constantFrom("", "", "\uFEFF", "// aoai-security-disable-file no-broad-actions -- Agreed.\n"),
  })
  .map(({ list, indent, lineBreak, isWrapped, before }) => {
    const json = JSON.stringify(isWrapped ? { value: list } : list, undefined, indent);
    return (before + json).replaceAll("\n", lineBreak);
  });

/** What is typed or pasted: much of it breaks the text, or takes a part of it out of the reading. */
const typed = fc.oneof(
  fc.constantFrom(...'"{}[],:*/a \n\r\\#'),
  fc.constantFrom(
    "/*",
    "*/",
    "//",
    "{}",
    '""',
    "\r\n",
    ...entries,
    ...entries.map((entry) => `"${entry}",\n`),
  ),
  fc.constantFrom(
    "// aoai-security-disable-next-line no-key-access -- Agreed.\n",
    "/* aoai-security-disable no-key-access, no-broad-actions -- Agreed. */",
    "// aoai-security-enable no-key-access\n",
    "// aoai-security-disable no-such-rule\r\n",
  ),
  elements.map((element) => `${JSON.stringify(element, undefined, 2)},\n`),
);

type Edit =
  | { readonly kind: "type"; readonly at: number; readonly remove: number; readonly typed: string }
  | { readonly kind: "move"; readonly from: number; readonly length: number; readonly to: number }
  | { readonly kind: "undo"; readonly steps: number };

const place = fc.nat(10_000);
const edits: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("type" as const), at: place, remove: fc.constant(0), typed }),
  },
  fc.record({ kind: fc.constant("type" as const), at: place, remove: fc.nat(12), typed: fc.constant("") }),
  fc.record({ kind: fc.constant("type" as const), at: place, remove: fc.nat(400), typed }),
  fc.record({ kind: fc.constant("move" as const), from: place, length: fc.nat(400), to: place }),
  fc.record({ kind: fc.constant("undo" as const), steps: fc.integer({ min: 1, max: 3 }) }),
);

/** The versions of a list of roles while somebody edits it, breaks it, and takes changes back. */
export const editHistories: fc.Arbitrary<readonly string[]> = fc
  .tuple(documents, fc.array(edits, { minLength: 1, maxLength: 8 }))
  .map(([document, changes]) => {
    const versions = [document];
    for (const change of changes) versions.push(after(change, versions));
    return versions;
  });

function after(edit: Edit, versions: readonly string[]): string {
  const text = versions.at(-1) ?? "";
  if (edit.kind === "undo") return versions.at(-1 - edit.steps) ?? text;
  if (edit.kind === "type") return splice(text, edit.at, edit.remove, edit.typed);
  const from = edit.from % (text.length + 1);
  const moved = text.slice(from, from + edit.length);
  return splice(splice(text, from, edit.length, ""), edit.to, 0, moved);
}

function splice(text: string, at: number, remove: number, insert: string): string {
  const offset = placeIn(text, at);
  return text.slice(0, offset) + insert + text.slice(offset + remove);
}

/** Half of the places are borders, where one thing ends and another begins. */
function placeIn(text: string, at: number): number {
  const offset = at % (text.length + 1);
  const border = text.slice(offset).search(/[{}[\],"]/);
  return at % 2 === 0 && border >= 0 ? offset + border + (at % 4 === 0 ? 1 : 0) : offset;
}
