import { describe, expect, it } from "vitest";
import { findLeastRole } from "#src/commands/find-least-role";
import { insertLeastPrivilegeRole } from "#src/commands/insert-role";
import { applyEdits } from "#src/core/index";
import type { Choice, Prompts } from "#src/infrastructure/prompts";

const chat = "Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action";
const openAiUser = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd";

/** A user who types a text, and picks the first choices whose labels contain given words. */
function user({ types = "", picks = [] as readonly string[] }) {
  const left = [...picks];
  const shown: string[][] = [];
  const prompts: Pick<Prompts, "input" | "pick"> = {
    input: () => Promise.resolve(types),
    pick: async <T>(choices: readonly Choice<T>[] | PromiseLike<readonly Choice<T>[]>) => {
      const all = await choices;
      shown.push(all.map(({ label }) => label));
      const wanted = left.shift() ?? "";
      const choice = all.find(({ label }) => label.includes(wanted));
      if (!choice) throw new Error(`nothing to pick contains "${wanted}"`);
      return choice.value;
    },
  };
  return { prompts: prompts as Prompts, shown };
}

/** An editor with the cursor at "|". */
function editor(marked: string, languageId: string) {
  const offset = marked.indexOf("|");
  const state = { text: marked.replace("|", "") };
  const active = () => ({
    ...state,
    offset,
    languageId,
    apply: (edit: Parameters<typeof applyEdits>[1][number]) => {
      state.text = applyEdits(state.text, [edit]);
      return Promise.resolve(true);
    },
  });
  return { state, active };
}

function desk() {
  const copied: string[] = [];
  const ran: unknown[][] = [];
  return {
    copied,
    ran,
    copy: (text: string) => Promise.resolve(void copied.push(text)),
    openLink: () => Promise.resolve(),
    run: (...given: readonly unknown[]) => Promise.resolve(ran.push([...given])),
    remark: () => undefined,
  };
}

describe("inserting the role of a task", () => {
  it("writes it at the cursor", async () => {
    const { state, active } = editor('role_definition_name = "|"', "terraform");
    await insertLeastPrivilegeRole({ active, ...user({ picks: ["Call models"] }) }).run();
    expect(state.text).toBe(`role_definition_name = "Cognitive Services OpenAI User"`);
  });

  it("asks for a document when there is none", async () => {
    const run = () => insertLeastPrivilegeRole({ active: () => undefined, ...user({}) }).run();
    await expect(run).rejects.toThrow(/Open the document/);
  });
});

describe("finding the least role", () => {
  const refusal = `The principal lacks the required data action \`${chat}\` to perform \`POST /x\`.`;

  it("copies the id of the chosen role", async () => {
    const table = desk();
    const asked = user({ types: refusal, picks: ["Cognitive Services OpenAI User", "Copy Role ID"] });
    await findLeastRole({ active: () => undefined, desk: table, ...asked }).run();
    expect(table.copied).toEqual([openAiUser]);
    expect(asked.shown[1]?.join()).not.toContain("Insert");
  });

  it("copies the line that assigns it", async () => {
    const table = desk();
    const asked = user({ types: chat, picks: ["Cognitive Services OpenAI User", "Azure CLI"] });
    await findLeastRole({ active: () => undefined, desk: table, ...asked }).run();
    expect(table.copied.join()).toMatch(/^az role assignment create .*--role "5e0bd9bd/);
  });

  it("inserts it at the cursor", async () => {
    const { state, active } = editor("az role assignment create --role |", "shellscript");
    const asked = user({ types: chat, picks: ["Cognitive Services OpenAI User", "Insert"] });
    await findLeastRole({ active, desk: desk(), ...asked }).run();
    expect(state.text).toBe(`az role assignment create --role ${openAiUser}`);
  });

  it("makes a new role definition of the chosen role", async () => {
    const table = desk();
    const picks = ["Cognitive Services OpenAI User", "Open as a New Role Definition"];
    await findLeastRole({ active: () => undefined, desk: table, ...user({ types: chat, picks }) }).run();
    expect(table.ran).toEqual([["aoaiSecurity.createCustomRoleFromBuiltIn", openAiUser]]);
  });

  it("opens a custom role that grants just what is needed", async () => {
    const table = desk();
    await findLeastRole({
      active: () => undefined,
      desk: table,
      ...user({ types: chat, picks: ["New Custom Role"] }),
    }).run();
    const [command, language, content] = table.ran[0] ?? [];
    expect([command, language]).toEqual(["aoaiSecurity.openDocument", "json"]);
    expect(JSON.parse(String(content))).toMatchObject({ Actions: [], DataActions: [chat] });
  });

  it("says so when no operation was named", async () => {
    const run = () =>
      findLeastRole({ active: () => undefined, desk: desk(), ...user({ types: "please help" }) }).run();
    await expect(run).rejects.toThrow("No operation was named.");
  });
});
