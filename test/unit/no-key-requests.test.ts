import { expect, test } from "vitest";
import { createSimulator } from "#support/simulator/simulator";
import { keyRequests } from "#support/simulator/key-requests";
import { smallWorld } from "#support/simulator/small-world";

test.each(["listKeys", "regenerateKey", "LISTKEYS"])(
  "the guard over all tests would see %s",
  async (operation) => {
    const { world, chat } = smallWorld();
    const simulator = createSimulator(world);
    const url = `https://management.azure.com/${chat.id}/${operation}?api-version=2025-06-01`;
    await simulator.handle("POST", url, {}, undefined);
    expect(keyRequests).toEqual([`POST ${chat.id}/${operation}`]);
    keyRequests.splice(0);
  },
);
