import type { RoleDocument } from "#src/commands/remediation/role-document";
import { lint, type Range } from "#src/core/index";

/** A document with a role in it, without an editor around it. */
export interface MemoryRoleDocument extends RoleDocument {
  content: string;
  readonly revealed: string[];
  readonly marks: { readonly at: string; readonly message: string }[];
  readonly compared: { readonly other: string; readonly mine: string }[];
}

export function memoryRoleDocument(content: string): MemoryRoleDocument {
  const cut = ({ offset, length }: Range) => document.content.slice(offset, offset + length);
  const document: MemoryRoleDocument = {
    content,
    revealed: [],
    marks: [],
    compared: [],
    text: () => document.content,
    offset: () => 0,
    findings: () => lint(document.content).findings,
    reveal: (range) => Promise.resolve(void document.revealed.push(cut(range))),
    mark: (range, message) => void document.marks.push({ at: cut(range), message }),
    unmark: () => void document.marks.splice(0),
    compare: (other, _title, instead) =>
      Promise.resolve(void document.compared.push({ other, mine: instead ?? document.content })),
  };
  return document;
}
