import { expect, it } from "vitest";
import { findBuiltInPolicy } from "#src/core/catalog/built-in-policies";

it("finds a definition by its GUID in any letter case", () => {
  expect(findBuiltInPolicy("71EF260A-8f18-47b7-abcb-62d0673d94dc")).toEqual({
    id: "71ef260a-8f18-47b7-abcb-62d0673d94dc",
    name: "Azure AI Services resources should have key access disabled (disable local authentication)",
  });
});

it("knows nothing of other GUIDs, nor of names every object has", () => {
  expect(findBuiltInPolicy("00000000-0000-0000-0000-000000000000")).toBeUndefined();
  expect(findBuiltInPolicy("constructor")).toBeUndefined();
});
