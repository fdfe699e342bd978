import { describe, expect, test } from "vitest";
import { cloudFromSettings, portalUrl, publicCloud } from "#src/azure/cloud";

const custom = {
  name: "Lab",
  resourceManagerEndpointUrl: "https://arm.lab.example/",
  managementEndpointUrl: "https://management.lab.example",
  activeDirectoryEndpointUrl: "https://login.lab.example/",
};

describe("cloudFromSettings", () => {
  test.each([
    ["nothing set", {}, "https://management.azure.com"],
    ["China", { environment: "ChinaCloud" }, "https://management.chinacloudapi.cn"],
    ["US Government", { environment: "USGovernment" }, "https://management.usgovcloudapi.net"],
    ["a word nobody knows", { environment: "Mars" }, "https://management.azure.com"],
    ["custom", { environment: "custom", customEnvironment: custom }, "https://arm.lab.example"],
  ])("%s", (_name, settings, resourceManager) => {
    expect(cloudFromSettings(settings)?.resourceManager).toBe(resourceManager);
  });

  test("a custom cloud needs no Graph and no portal", () => {
    expect(cloudFromSettings({ environment: "custom", customEnvironment: custom })).toEqual({
      name: "Lab",
      resourceManager: "https://arm.lab.example",
      resourceManagerScope: "https://management.lab.example/.default",
      login: "https://login.lab.example",
    });
  });

  test.each([
    ["nothing is said about it", undefined],
    ["it is no object", "https://arm.lab.example"],
    ["Resource Manager has no address", { ...custom, resourceManagerEndpointUrl: undefined }],
    ["an address is not https", { ...custom, resourceManagerEndpointUrl: "http://arm.lab.example" }],
    ["an address is none", { ...custom, resourceManagerEndpointUrl: "arm" }],
    ["the sign-in has no address", { ...custom, activeDirectoryEndpointUrl: 7 }],
  ])("a custom cloud is refused where %s", (_name, customEnvironment) => {
    expect(cloudFromSettings({ environment: "custom", customEnvironment })).toBeUndefined();
  });
});

test("portalUrl leads to the resource in its tenant", () => {
  expect(portalUrl(publicCloud, "t-1", "/subscriptions/s")).toBe(
    "https://portal.azure.com/#@t-1/resource/subscriptions/s",
  );
  const lab = cloudFromSettings({ environment: "custom", customEnvironment: custom }) ?? publicCloud;
  expect(portalUrl(lab, "t-1", "/subscriptions/s")).toBeUndefined();
});
