/** Where a cloud of Azure answers. Addresses have no slash at the end. */
export interface Cloud {
  readonly name: string;
  readonly resourceManager: string;
  /** What a Resource Manager token is asked for, with "/.default". */
  readonly resourceManagerScope: string;
  /** Microsoft Graph; undefined where a custom cloud has none: then principals stay ids. */
  readonly graph?: string;
  /** Where Log Analytics answers queries; its tokens are asked for by the same address. */
  readonly logs?: string;
  readonly portal?: string;
  /** Sign-in authority for credentials that need to be told. */
  readonly login: string;
}

/**
 * Endpoints as `@azure/ms-rest-azure-env` 2.0.0 lists them; Graph hosts from Microsoft's page on
 * national cloud deployments; hosts of logs from the audiences that `@azure/monitor-query-logs` knows.
 */
export const publicCloud: Cloud = {
  name: "AzureCloud",
  resourceManager: "https://management.azure.com",
  resourceManagerScope: "https://management.core.windows.net/.default",
  graph: "https://graph.microsoft.com",
  logs: "https://api.loganalytics.io",
  portal: "https://portal.azure.com",
  login: "https://login.microsoftonline.com",
};

const chinaCloud: Cloud = {
  name: "AzureChinaCloud",
  resourceManager: "https://management.chinacloudapi.cn",
  resourceManagerScope: "https://management.core.chinacloudapi.cn/.default",
  graph: "https://microsoftgraph.chinacloudapi.cn",
  logs: "https://api.loganalytics.azure.cn",
  portal: "https://portal.azure.cn",
  login: "https://login.chinacloudapi.cn",
};

const usGovernment: Cloud = {
  name: "AzureUSGovernment",
  resourceManager: "https://management.usgovcloudapi.net",
  resourceManagerScope: "https://management.core.usgovcloudapi.net/.default",
  graph: "https://graph.microsoft.us",
  logs: "https://api.loganalytics.us",
  portal: "https://portal.azure.us",
  login: "https://login.microsoftonline.us",
};

/** The values of `microsoft-sovereign-cloud.environment` and `.customEnvironment`. */
export interface CloudSettings {
  readonly environment?: unknown;
  readonly customEnvironment?: unknown;
}

/**
 * The cloud that the user's settings name; the public one where they name none. Undefined where they say
 * "custom" and leave out an https endpoint: nothing is sent to a place nobody named.
 */
export function cloudFromSettings({ environment, customEnvironment }: CloudSettings): Cloud | undefined {
  if (environment === "ChinaCloud") return chinaCloud;
  if (environment === "USGovernment") return usGovernment;
  if (environment === "custom") return customCloud(customEnvironment);
  return publicCloud;
}

function customCloud(settings: unknown): Cloud | undefined {
  if (typeof settings !== "object" || settings === null) return undefined;
  const endpoints = settings as Record<string, unknown>;
  const resourceManager = address(endpoints["resourceManagerEndpointUrl"]);
  const audience = address(endpoints["managementEndpointUrl"]) ?? resourceManager;
  const login = address(endpoints["activeDirectoryEndpointUrl"]);
  if (resourceManager === undefined || audience === undefined || login === undefined) return undefined;

  const graph = address(endpoints["microsoftGraphResourceId"]);
  const portal = address(endpoints["portalUrl"]);
  return {
    name: typeof endpoints["name"] === "string" ? endpoints["name"] : "custom",
    resourceManager,
    resourceManagerScope: `${audience}/.default`,
    login,
    ...(graph === undefined ? {} : { graph }),
    ...(portal === undefined ? {} : { portal }),
  };
}

function address(value: unknown): string | undefined {
  if (typeof value !== "string" || !URL.canParse(value)) return undefined;
  return new URL(value).protocol === "https:" ? value.replace(/\/+$/, "") : undefined;
}

/** The page of a resource in the portal of its cloud. */
export function portalUrl(cloud: Cloud, tenantId: string, resourceId: string): string | undefined {
  return cloud.portal === undefined ? undefined : `${cloud.portal}/#@${tenantId}/resource${resourceId}`;
}
