import { describe, expect, it } from "vitest";
import { roleOfTask, roleTasks, tasksOfRole, taskTitle } from "#src/core/language/role-tasks";
import { heldCapabilities } from "#src/core/rbac/held-capabilities";
import { inWords } from "#src/core/text/text";

describe("the tasks", () => {
  it("have an id each", () => {
    expect(new Set(roleTasks.map(({ id }) => id)).size).toBe(roleTasks.length);
  });

  it.each(roleTasks.map((task) => [inWords(task.label), task] as const))(
    "%s: the role gives it",
    (_, task) => {
      const role = roleOfTask(task);
      expect(role).toBeDefined();
      const held = heldCapabilities(role?.permissions ?? []);
      expect(task.gives.filter((id) => held.get(id) === "no")).toEqual([]);
    },
  );

  it("never hand out keys for calling, training or deploying", () => {
    const harmless = ["call-models", "fine-tune", "deploy-models", "see-metrics", "see-quota", "use-agents"];
    for (const task of roleTasks.filter(({ id }) => harmless.includes(id))) {
      const held = heldCapabilities(roleOfTask(task)?.permissions ?? []);
      expect([task.id, held.get("read-keys")]).toEqual([task.id, "no"]);
    }
  });

  it("are titled with the role they lead to", () => {
    expect(roleTasks.slice(0, 1).map((task) => inWords(taskTitle(task)))).toEqual([
      "Call models → Cognitive Services OpenAI User",
    ]);
  });

  it("are found by their role, in any letter case", () => {
    const ids = tasksOfRole("A001FD3D-188f-4b5d-821b-7da978bf7442").map(({ id }) => id);
    expect(ids).toEqual(["fine-tune", "deploy-models"]);
  });
});
