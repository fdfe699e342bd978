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
    ["becomes one by typing", () => changeDocument(file("/b.json", "json", role))],
  ])("counts once when it %s", (_how, happen) => {
    const act = vi.fn();
    onFirstDocument(act);
    vi.runAllTimers();
    expect(act).not.toHaveBeenCalled();
    happen();
    expect(act).not.toHaveBeenCalled();
    vi.runAllTimers();
    happen();
    vi.runAllTimers();
    expect(act).toHaveBeenCalledTimes(1);
  });

  it("is looked for when typing pauses, with what was opened and typed elsewhere meanwhile", () => {
    const act = vi.fn();
    onFirstDocument(act);
    openDocument(file("/a.json", "json", role));
    for (let keys = 0; keys < 5; keys += 1) {
      changeDocument(file("/b.json", "json", "{"));
      changeDocument(file("/log", "log", "another line"));
      vi.advanceTimersByTime(100);
    }
    expect(act).not.toHaveBeenCalled();
    vi.advanceTimersByTime(50);
    expect(act).toHaveBeenCalledTimes(1);
  });

  it("does not wait for documents nobody reads to come to rest", () => {
    const act = vi.fn();
    onFirstDocument(act);
    changeDocument(file("/a.json", "json", role));
    for (let lines = 0; lines < 3; lines += 1) {
      vi.advanceTimersByTime(100);
      changeDocument(file("/log", "log", "another line"));
    }
    expect(act).toHaveBeenCalledTimes(1);
  });

  it.each([
    ["a document that says nothing to us", () => openDocument(file("/a.json", "json", '{ "name": "app" }'))],
    ["typing that says nothing to us", () => changeDocument(file("/a.json", "json", '{ "name": "app" }'))],
    ["typing in another language", () => changeDocument(file("/a.ts", "typescript", role))],
  ])("is not %s", (_what, happen) => {
    const act = vi.fn();
    onFirstDocument(act);
    happen();
    vi.runAllTimers();
    expect(act).not.toHaveBeenCalled();
  });

  it("is no longer waited for after disposal", () => {
    open.push(file("/b.json", "json", role));
    const act = vi.fn();
    onFirstDocument(act).dispose();
    vi.runAllTimers();
    openDocument(file("/c.json", "json", role));
    vi.runAllTimers();
    expect(act).not.toHaveBeenCalled();
  });
});
