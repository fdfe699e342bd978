import { networkGroupIdLiteral } from "./policy-definitions/network-group-id-literal";
import { networkGroupMode } from "./policy-definitions/network-group-mode";
import { noKeyAccess } from "./role-definitions/no-key-access";
import { noLocalAuth } from "./accounts/no-local-auth";
import { noNotActions } from "./role-definitions/no-not-actions";
import { validNetworkGroupId } from "./policy-definitions/valid-network-group-id";
import type { Rule } from "./rule";

/** Every rule, in alphabetical order of its id. */
export const rules: readonly Rule[] = [
  networkGroupIdLiteral,
  networkGroupMode,
  noKeyAccess,
  noLocalAuth,
  noNotActions,
  validNetworkGroupId,
];
