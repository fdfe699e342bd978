import { workspace } from "vscode";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { onFirstDocument } from "#src/startup/first-document";
import { changeDocument, openDocument, Uri } from "#support/fake-vscode";

const role = '{ "Actions": ["*"] }';

const file = (path: string, languageId: string, text: string) => ({
  uri: Object.assign(new Uri(`file://${path}`), { path }),
  languageId,
  getText: () => text,
});
const open = workspace.textDocuments as unknown as ReturnType<typeof file>[];

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  open.length = 0;
});

describe("the first document of ours", () => {
  it("may be open already, and is not looked at before the editor had its turn", () => {
    open.push(file("/a.json", "json", "{}"), file("/b.json", "json", role), file("/c.json", "json", role));
    const act = vi.fn();
    onFirstDocument(act);
    expect(act).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(act).toHaveBeenCalledTimes(1);
  });

  it.each([
    ["is opened later", () => openDocument(file("/b.json", "json", role))],
    ["becomes one by typing", () => changeDocument(file("/b.json", "json", "{ "), [{}])],
  ])("counts once when it %s", (_how, happen) => {
    const act = vi.fn();
    onFirstDocument(act);
    vi.runAllTimers();
    expect(act).not.toHaveBeenCalled();
    happen();
    happen();
    expect(act).toHaveBeenCalledTimes(1);
  });

  it.each([
    ["a document that says nothing to us", () => openDocument(file("/a.json", "json", '{ "name": "app" }'))],
    [
      "a change that changes no text, such as saving",
      () => changeDocument(file("/a.json", "json", role), []),
    ],
    ["typing in another language", () => changeDocument(file("/a.ts", "typescript", role), [{}])],
  ])("is not %s", (_what, happen) => {
    const act = vi.fn();
    onFirstDocument(act);
    vi.runAllTimers();
    happen();
    expect(act).not.toHaveBeenCalled();
  });

  it("is no longer waited for after disposal", () => {
    open.push(file("/b.json", "json", role));
    const act = vi.fn();
    onFirstDocument(act).dispose();
    vi.runAllTimers();
    openDocument(file("/c.json", "json", role));
    expect(act).not.toHaveBeenCalled();
  });
});
