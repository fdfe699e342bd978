import { Uri } from "vscode";
import { describe, expect, it } from "vitest";
import { JsonDocuments } from "#src/explorer/json-documents";
import { closeDocument, shown } from "#support/fake-vscode";

async function opened(json: unknown, latest?: () => unknown) {
  const documents = new JsonDocuments();
  const changed: string[] = [];
  documents.onDidChange((uri) => changed.push(uri.toString()));
  const source = { id: "/Subscriptions/S", title: "my/chat", read: () => Promise.resolve(json) };
  await documents.open(latest ? { ...source, latest } : source);
  const document = shown.at(-1);
  if (document === undefined) throw new Error("nothing was shown");
  changed.length = 0;
  return { documents, changed, document, uri: Uri.parse(document.uri.toString()) };
}

describe("a document of what is alive", () => {
  it("shows its JSON under a name that can be a path", async () => {
    const { documents, uri } = await opened({ name: "chat" });
    expect(uri.toString()).toBe("aoai-security:/my-chat.json?/subscriptions/s");
    expect(documents.provideTextDocumentContent(uri)).toBe('{\n  "name": "chat"\n}\n');
    expect(documents.jsonOf(uri)).toEqual({ name: "chat" });
  });

  it("follows what is read again, and stays still otherwise", async () => {
    let latest: unknown = { name: "old" };
    const { documents, changed, uri } = await opened(latest, () => latest);
    documents.update();
    expect(changed).toEqual([]);
    latest = { name: "new" };
    documents.update();
    documents.update();
    expect(changed).toEqual([uri.toString()]);
    expect(documents.provideTextDocumentContent(uri)).toContain('"new"');
    latest = undefined;
    documents.update();
    expect(documents.provideTextDocumentContent(uri)).toContain('"new"');
  });

  it("is forgotten when it is closed, and says where to open it again", async () => {
    const { documents, document, uri } = await opened({});
    closeDocument(document);
    expect(() => documents.provideTextDocumentContent(uri)).toThrow("Open it again from the explorer");
    expect(documents.jsonOf(uri)).toBeUndefined();
  });
});
