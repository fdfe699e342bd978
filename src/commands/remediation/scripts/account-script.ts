import type { AccountJson, Json } from "../../../azure/azure-data";
import { bicepSymbols, toArmResource, toBicepResource } from "../../../explorer/as-resource";
import type { Look } from "../account-remediation";
import { inOneGroup } from "./deployment";
import type { Deployment, Script } from "./script";

const apiVersion = "2025-06-01";

/** The smallest change of properties, for accounts as they were looked at. */
export function accountScript<L extends Look>(
  name: string,
  looks: readonly L[],
  propertiesOf: (look: L) => Json,
): Script {
  const [first] = looks;
  return {
    name: looks.length === 1 && first !== undefined ? `${name}-${first.account.name}` : name,
    az: looks.map((look) => [
      "resource",
      "patch",
      "--ids",
      look.account.id,
      "--api-version",
      apiVersion,
      "--properties",
      { file: `${look.account.name}.json`, json: propertiesOf(look) },
    ]),
    rest: looks.map((look) => ({
      method: "PATCH",
      path: look.account.id,
      apiVersion,
      body: { properties: propertiesOf(look) },
    })),
    ...inOneGroup(
      looks.map(({ account: { id } }) => id),
      () => deploymentOf(looks.map((look) => changed(look.account.json, propertiesOf(look)))),
    ),
  };
}

/** A deployment replaces an account, so it has to carry everything that stays, too. */
function changed(json: AccountJson, properties: Json): AccountJson {
  return { ...json, properties: { ...json.properties, ...properties } };
}

function deploymentOf(accounts: readonly AccountJson[]): Deployment {
  const symbols = bicepSymbols(accounts.map(({ name }) => name));
  return {
    scope: "resourceGroup",
    resources: accounts.map((json) => JSON.parse(toArmResource(json)) as Json),
    bicep: accounts.map((json, index) => toBicepResource(json, symbols[index])).join("\n"),
  };
}
