import { describe, expect, it } from "vitest";
import { createReviewer, labelOf, review } from "#src/explorer/review";
import { anAccount } from "#support/fake-azure";

describe("review", () => {
  it("finds in a live account what it finds in a file", () => {
    const { findings, worst } = review(anAccount("chat").json, {});
    expect(findings.map(({ ruleId }) => ruleId)).toContain("no-local-auth");
    expect(worst).toBe(findings[0]?.severity);
  });

  it("sorts the worst first", () => {
    const config = { rules: { "no-local-auth": "hint", "restrict-network-access": "error" } } as const;
    const { findings, worst } = review(anAccount("chat").json, config);
    expect(findings[0]?.ruleId).toBe("restrict-network-access");
    expect(findings.at(-1)?.ruleId).toBe("no-local-auth");
    expect(worst).toBe("error");
  });

  it("has one order for equals, wherever an account states what is wrong", () => {
    const stated = anAccount("stated", undefined, { properties: { disableLocalAuth: false } }).json;
    const order = (json: typeof stated) => review(json, {}).findings.map(({ ruleId }) => ruleId);
    expect(order(stated)).toEqual(order(anAccount("chat").json));
    expect(order(stated)).toEqual([...order(stated)].sort());
  });

  it("obeys a rule that is off", () => {
    const { findings } = review(anAccount("chat").json, { rules: { "no-local-auth": "off" } });
    expect(findings.map(({ ruleId }) => ruleId)).not.toContain("no-local-auth");
  });

  it("has nothing to say about an account that is closed", () => {
    const properties = {
      disableLocalAuth: true,
      publicNetworkAccess: "Disabled",
      customSubDomainName: "chat",
    };
    expect(review(anAccount("chat", undefined, { properties }).json, {})).toEqual({
      findings: [],
      worst: undefined,
    });
  });
});

describe("the labels of findings", () => {
  const cases: Readonly<Record<string, readonly [string, string]>> = {
    "leaves out the account and the reason": [
      "This Azure OpenAI account accepts API keys, because disableLocalAuth is not set. Anyone who has a key …",
      "Accepts API keys",
    ],
    "keeps an address with points whole": [
      '"0.0.0.0/0" lets a whole part of the Internet in, so the network rules of this account restrict nobody.',
      '"0.0.0.0/0" lets a whole part of the Internet in',
    ],
    "stops before an explanation": [
      "This Azure OpenAI account can be reached from every network: publicNetworkAccess is not Disabled.",
      "Can be reached from every network",
    ],
    "takes the first sentence": ["Logs are missing. Nobody can tell who called.", "Logs are missing"],
    "leaves a text without a clause as it is": ["Something", "Something"],
    "survives an empty text": ["", ""],
  };
  it.each(Object.entries(cases))("%s", (_name, [message, label]) => {
    expect(labelOf(message)).toBe(label);
  });
});

describe("the reviewer", () => {
  it("judges the same JSON once, and again when the settings changed", () => {
    let level: "off" | "warning" = "warning";
    const reviewer = createReviewer(() => ({ rules: { "no-local-auth": level } }));
    const { json } = anAccount("chat");
    const before = reviewer.of(json);
    expect(reviewer.of(json)).toBe(before);
    level = "off";
    expect(reviewer.of(json)).toBe(before);
    reviewer.forget();
    expect(reviewer.of(json).findings.map(({ ruleId }) => ruleId)).not.toContain("no-local-auth");
  });
});
