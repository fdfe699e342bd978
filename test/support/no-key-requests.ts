import { afterEach, expect } from "vitest";
import { keyRequests } from "./simulator/key-requests";

/** Runs after every test there is: whatever it did to a simulated Azure, no key was read or made. */
afterEach(() => {
  expect(keyRequests).toEqual([]);
});
