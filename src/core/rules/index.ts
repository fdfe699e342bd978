import { denyActionIsDelete } from "./policy-definitions/deny-action-is-delete";
import { knownPolicyEffect } from "./policy-definitions/known-policy-effect";
import { knownPolicyMode } from "./policy-definitions/known-policy-mode";
import { networkGroupIdLiteral } from "./policy-definitions/network-group-id-literal";
import { networkGroupMode } from "./policy-definitions/network-group-mode";
import { noDataActionsAtManagementGroup } from "./role-definitions/no-data-actions-at-management-group";
import { noDeadNotAction } from "./role-definitions/no-dead-not-action";
import { noEmptyRole } from "./role-definitions/no-empty-role";
import { noKeyAccess } from "./role-definitions/no-key-access";
import { noLocalAuth } from "./accounts/no-local-auth";
import { noNotActions } from "./role-definitions/no-not-actions";
import { noPlaceholder } from "./role-definitions/no-placeholder";
import { noRedundantOperation } from "./role-definitions/no-redundant-operation";
import { oneWildcardPerOperation } from "./role-definitions/one-wildcard-per-operation";
import { policyEffectHasDetails } from "./policy-definitions/policy-effect-has-details";
import { policyEffectsAgree } from "./policy-definitions/policy-effects-agree";
import { validAssignableScope } from "./role-definitions/valid-assignable-scope";
import { validNetworkGroupId } from "./policy-definitions/valid-network-group-id";
import { validRoleMetadata } from "./role-definitions/valid-role-metadata";
import type { Rule } from "./rule";

/** Every rule, in alphabetical order of its id. */
export const rules: readonly Rule[] = [
  denyActionIsDelete,
  knownPolicyEffect,
  knownPolicyMode,
  networkGroupIdLiteral,
  networkGroupMode,
  noDataActionsAtManagementGroup,
  noDeadNotAction,
  noEmptyRole,
  noKeyAccess,
  noLocalAuth,
  noNotActions,
  noPlaceholder,
  noRedundantOperation,
  oneWildcardPerOperation,
  policyEffectHasDetails,
  policyEffectsAgree,
  validAssignableScope,
  validNetworkGroupId,
  validRoleMetadata,
];
