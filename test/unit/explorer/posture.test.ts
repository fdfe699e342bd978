import { describe, expect, it } from "vitest";
import { networkOf, postureOf } from "#src/explorer/posture";

const json = (properties: Readonly<Record<string, unknown>>) => ({
  id: "i",
  name: "n",
  type: "t",
  properties,
});

describe("postureOf", () => {
  const cases: Readonly<Record<string, readonly [Readonly<Record<string, unknown>>, boolean, boolean]>> = {
    "nothing said: keys on and public": [{}, true, true],
    "keys off": [{ disableLocalAuth: true }, false, true],
    "keys said to be on": [{ disableLocalAuth: false }, true, true],
    "a string is not true": [{ disableLocalAuth: "true" }, true, true],
    "public access off": [{ publicNetworkAccess: "Disabled" }, true, false],
    "public access off in another letter case": [{ publicNetworkAccess: "disabled" }, true, false],
    "rules that deny": [{ networkAcls: { defaultAction: "Deny" } }, true, false],
    "rules that allow": [{ networkAcls: { defaultAction: "Allow" } }, true, true],
    "rules without a default": [{ networkAcls: { ipRules: [] } }, true, true],
    "null as Azure sometimes sends it": [{ disableLocalAuth: null, networkAcls: null }, true, true],
  };
  it.each(Object.entries(cases))("%s", (_name, [properties, keysOn, isPublic]) => {
    expect(postureOf(json(properties))).toEqual({ keysOn, isPublic });
  });

  it("takes an account without properties as Azure makes it", () => {
    expect(postureOf({ id: "i", name: "n", type: "t" })).toEqual({ keysOn: true, isPublic: true });
  });
});

describe("networkOf", () => {
  it("lists rules and leaves out what is no rule", () => {
    const networkAcls = {
      defaultAction: "Deny",
      bypass: "AzureServices",
      ipRules: [{ value: "192.0.2.0/24" }, {}, null, "x"],
      virtualNetworkRules: [{ id: "/subscriptions/s/subnets/a" }],
    };
    expect(networkOf(json({ networkAcls }))).toEqual({
      reach: "selected",
      publicAccess: "Enabled",
      defaultAction: "Deny",
      bypass: "AzureServices",
      ipRules: ["192.0.2.0/24"],
      virtualNetworks: ["/subscriptions/s/subnets/a"],
    });
  });
});
