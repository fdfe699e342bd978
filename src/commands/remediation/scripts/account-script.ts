import type { Json } from "../../../azure/azure-data";
import type { Look } from "../account-remediation";
import type { Script } from "./script";

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
  };
}
