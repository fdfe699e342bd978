import { AuthorizationManagementClient } from "@azure/arm-authorization";
import { createHttpHeaders, type PipelineRequest } from "@azure/core-rest-pipeline";
import { describe, expect, it } from "vitest";
import {
  operationsFromAzure,
  refreshedCatalogue,
  rolesFromAzure,
  summaryOfRefresh,
} from "../../../scripts/catalog/azure.mjs";
import { encodeCatalog } from "../../../scripts/catalog/encode.mjs";
import { fetchFromAzure } from "../../../scripts/catalog/fetch-azure.mjs";

/** As `providerOperations` answers, cut down to two providers. */
const providers = [
  {
    id: "/providers/Microsoft.Authorization/providerOperations/Microsoft.CognitiveServices",
    type: "Microsoft.Authorization/providerOperations",
    name: "Microsoft.CognitiveServices",
    displayName: "Microsoft Cognitive Services",
    operations: [
      { name: "Microsoft.CognitiveServices/register/action", displayName: "Register", isDataAction: false },
    ],
    resourceTypes: [
      {
        name: "accounts",
        operations: [
          { name: "Microsoft.CognitiveServices/accounts/read", isDataAction: false },
          { name: "Microsoft.CognitiveServices/Accounts/READ", isDataAction: false },
          { name: "Microsoft.CognitiveServices/accounts/OpenAI/files/write", isDataAction: true },
        ],
      },
    ],
  },
  { name: "Contoso.Empty" },
  {
    name: "Contoso.Things",
    resourceTypes: [{ name: "things", operations: [{ name: "Contoso.Things/things/read" }] }],
  },
];

/** As `roleDefinitions` answers. */
const definitions = [
  {
    id: "/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/ACDD72A7-3385-48ef-bd42-f606fba81ae7",
    name: "ACDD72A7-3385-48ef-bd42-f606fba81ae7",
    type: "Microsoft.Authorization/roleDefinitions",
    properties: {
      roleName: "Viewer",
      type: "BuiltInRole",
      description: "View all resources.",
      assignableScopes: ["/"],
      permissions: [{ actions: ["*/read"], notActions: [], dataActions: [], notDataActions: [] }],
      createdOn: "2015-02-02T21:55:09.8806423Z",
    },
  },
  {
    name: "b78c5d69-af96-48a3-bf8d-a8b4d589de94",
    properties: {
      roleName: "Delegate",
      type: "BuiltInRole",
      permissions: [
        { actions: ["Contoso.Things/*"], condition: "@Request[x] StringEquals 'y'", conditionVersion: "2.0" },
      ],
    },
  },
  { name: "0", properties: { roleName: "Our own", type: "CustomRole", permissions: [] } },
];

/** The files before the refresh. */
const current = {
  operations: {
    asOf: "2025-01-01",
    sources: ["elsewhere"],
    complete: [{ provider: "Microsoft.CognitiveServices", asOf: "2025-01-01", sources: ["elsewhere"] }],
    control: ["Microsoft.CognitiveServices(accounts=r,register=a)"],
    data: ["Contoso.Old(things!(use))"],
  },
  roles: {
    first: ["acdd72a7-3385-48ef-bd42-f606fba81ae7|Reader|*=r", "11111111-2222-3333-4444-555555555555|Gone|"],
    rest: [],
    formerNames: { "acdd72a7-3385-48ef-bd42-f606fba81ae7": ["Watcher"] },
  },
};

describe("operationsFromAzure", () => {
  it("takes the names of providers and of their types, by plane, each once", () => {
    expect(operationsFromAzure(providers)).toEqual({
      control: [
        "Microsoft.CognitiveServices/register/action",
        "Microsoft.CognitiveServices/accounts/read",
        "Contoso.Things/things/read",
      ],
      data: ["Microsoft.CognitiveServices/accounts/OpenAI/files/write"],
    });
  });
});

describe("rolesFromAzure", () => {
  it("takes built-in roles with their conditions", () => {
    expect(rolesFromAzure(definitions)).toEqual([
      {
        id: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
        name: "Viewer",
        permissions: [{ actions: ["*/read"], notActions: [], dataActions: [], notDataActions: [] }],
      },
      {
        id: "b78c5d69-af96-48a3-bf8d-a8b4d589de94",
        name: "Delegate",
        permissions: [
          {
            actions: ["Contoso.Things/*"],
            notActions: [],
            dataActions: [],
            notDataActions: [],
            condition: "@Request[x] StringEquals 'y'",
          },
        ],
      },
    ]);
  });
});

describe("refreshedCatalogue", () => {
  const refreshed = refreshedCatalogue({ current, providers, definitions, asOf: "2026-09-01" });

  it("says when and where it was read", () => {
    expect(refreshed.operations).toMatchObject({
      asOf: "2026-09-01",
      complete: [{ provider: "Microsoft.CognitiveServices", asOf: "2026-09-01" }],
    });
    expect(refreshed.roles.source).toContain("roleDefinitions");
  });

  it("remembers what a renamed role was called, the latest name first", () => {
    expect(refreshed.roles.formerNames).toEqual({
      "acdd72a7-3385-48ef-bd42-f606fba81ae7": ["Reader", "Watcher"],
    });
  });

  it("keeps the roles that come first, except those that are gone", () => {
    expect(refreshed.roles.first).toEqual(["acdd72a7-3385-48ef-bd42-f606fba81ae7"]);
  });

  it("can be packed", () => {
    const encoded = encodeCatalog(refreshed);
    expect(JSON.parse(encoded.operations)).toMatchObject({
      data: ["Microsoft.CognitiveServices/accounts/OpenAI/files/write"],
    });
    expect(JSON.parse(encoded.roles)).toMatchObject({ conditions: ["@Request[x] StringEquals 'y'"] });
  });

  it("is told in a few lines", () => {
    expect(summaryOfRefresh(current, refreshed)).toEqual([
      "operations: 4 before, 4 now",
      "new role: Delegate",
      "role gone: Gone",
      "role renamed: Reader is now Viewer",
    ]);
  });

  it("refuses answers that leave out what is known", () => {
    const half = { current, providers: providers.slice(1), definitions, asOf: "2026-09-01" };
    expect(() => refreshedCatalogue(half)).toThrow("Azure named 1 operations, and 4 are known.");
    const fewer = { current, providers, definitions: definitions.slice(0, 1), asOf: "2026-09-01" };
    expect(() => refreshedCatalogue(fewer)).toThrow("Azure named 1 built-in roles, and 2 are known.");
  });
});

describe("fetchFromAzure", () => {
  it("reads every page, and keeps the conditions that the SDK's model drops", async () => {
    const urls: string[] = [];
    const answer = (request: PipelineRequest) => {
      const url = new URL(request.url);
      urls.push(decodeURIComponent(url.pathname + url.search));
      if (url.pathname.includes("providerOperations")) return { value: providers };
      if (url.searchParams.has("page")) return { value: definitions.slice(1) };
      return { value: definitions.slice(0, 1), nextLink: `${url.origin}${url.pathname}?page=2` };
    };
    const client = new AuthorizationManagementClient(
      { getToken: () => Promise.resolve({ token: "none", expiresOnTimestamp: Date.now() + 3_600_000 }) },
      "s",
      {
        httpClient: {
          sendRequest: (request) =>
            Promise.resolve({
              request,
              status: 200,
              headers: createHttpHeaders({ "content-type": "application/json" }),
              bodyAsText: JSON.stringify(answer(request)),
            }),
        },
      },
    );

    await expect(fetchFromAzure(client, "s")).resolves.toEqual({ providers, roles: definitions });
    expect(urls.sort()).toEqual([
      "/providers/Microsoft.Authorization/providerOperations?api-version=2022-04-01&$expand=resourceTypes",
      expect.stringContaining("roleDefinitions?api-version=2022-04-01&$filter=type eq 'BuiltInRole'"),
      expect.stringContaining("/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions?page=2"),
    ]);
  });
});
