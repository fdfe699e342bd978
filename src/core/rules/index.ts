import { currentRoleName } from "./role-assignments/current-role-name";
import { delegationNeedsCondition } from "./role-assignments/delegation-needs-condition";
import { denyActionIsDelete } from "./policy-definitions/deny-action-is-delete";
import { deployNeedsControlAction } from "./role-definitions/deploy-needs-control-action";
import { deterministicAssignmentName } from "./role-assignments/deterministic-assignment-name";
import { knownOperation } from "./role-definitions/known-operation";
import { knownPolicyAlias } from "./policy-definitions/known-policy-alias";
import { knownPolicyEffect } from "./policy-definitions/known-policy-effect";
import { knownPolicyMode } from "./policy-definitions/known-policy-mode";
import { knownPolicyParameter } from "./policy-definitions/known-policy-parameter";
import { leastRemediationRole } from "./policy-definitions/least-remediation-role";
import { listKeysNeedsLocalAuth } from "./templates/list-keys-needs-local-auth";
import { localAuthApiVersion } from "./accounts/local-auth-api-version";
import { localAuthCondition } from "./policy-definitions/local-auth-condition";
import { localAuthIsBoolean } from "./accounts/local-auth-is-boolean";
import { networkGroupIdLiteral } from "./policy-definitions/network-group-id-literal";
import { networkGroupMode } from "./policy-definitions/network-group-mode";
import { networkGroupTargetsNetworks } from "./policy-definitions/network-group-targets-networks";
import { noAccessAdministration } from "./role-definitions/no-access-administration";
import { noAdminRoleForApp } from "./role-assignments/no-admin-role-for-app";
import { noBroadActions } from "./role-definitions/no-broad-actions";
import { noBroadDataActions } from "./role-definitions/no-broad-data-actions";
import { noClientIdAsPrincipal } from "./role-assignments/no-client-id-as-principal";
import { noConnectionSecrets } from "./role-definitions/no-connection-secrets";
import { noDataActionsAtManagementGroup } from "./role-definitions/no-data-actions-at-management-group";
import { noDeadNotAction } from "./role-definitions/no-dead-not-action";
import { noEmptyRole } from "./role-definitions/no-empty-role";
import { noForbiddenOperation } from "./role-definitions/no-forbidden-operation";
import { noKeyAccess } from "./role-definitions/no-key-access";
import { noKeyAccessRole } from "./role-assignments/no-key-access-role";
import { noLeakyNotAction } from "./role-definitions/no-leaky-not-action";
import { noListKeysFunction } from "./templates/no-list-keys-function";
import { noListKeysInDeployment } from "./policy-definitions/no-list-keys-in-deployment";
import { noLiteralKey } from "./templates/no-literal-key";
import { noLocalAuth } from "./accounts/no-local-auth";
import { noLocalAuthEnable } from "./policy-definitions/no-local-auth-enable";
import { noLocalAuthUndo } from "./role-definitions/no-local-auth-undo";
import { noLogRemoval } from "./role-definitions/no-log-removal";
import { noNotActions } from "./role-definitions/no-not-actions";
import { noOpenIpRule } from "./accounts/no-open-ip-rule";
import { noPlaceholder } from "./role-definitions/no-placeholder";
import { noRedundantOperation } from "./role-definitions/no-redundant-operation";
import { noTrainingDataWrite } from "./role-definitions/no-training-data-write";
import { oneNetworkGroupPerDefinition } from "./policy-definitions/one-network-group-per-definition";
import { oneRoleFormat } from "./role-definitions/one-role-format";
import { oneWildcardPerOperation } from "./role-definitions/one-wildcard-per-operation";
import { operationInWrongPlane } from "./role-definitions/operation-in-wrong-plane";
import { policyCanBeDisabled } from "./policy-definitions/policy-can-be-disabled";
import { policyEffectHasDetails } from "./policy-definitions/policy-effect-has-details";
import { policyEffectsAgree } from "./policy-definitions/policy-effects-agree";
import { policyExpressionBrackets } from "./policy-definitions/policy-expression-brackets";
import { policyModeCoversType } from "./policy-definitions/policy-mode-covers-type";
import { preferAccountScope } from "./role-assignments/prefer-account-scope";
import { preferBuiltInPolicy } from "./policy-definitions/prefer-built-in-policy";
import { preferBuiltInRole } from "./role-definitions/prefer-built-in-role";
import { remediationRoleFormat } from "./policy-definitions/remediation-role-format";
import { remediationRoleSuffices } from "./policy-definitions/remediation-role-suffices";
import { requireContentFilter } from "./templates/require-content-filter";
import { requireCustomSubdomain } from "./accounts/require-custom-subdomain";
import { requireCustomerManagedKey } from "./accounts/require-customer-managed-key";
import { requireDiagnosticSettings } from "./accounts/require-diagnostic-settings";
import { requireManagedIdentity } from "./accounts/require-managed-identity";
import { requirePrincipalType } from "./role-assignments/require-principal-type";
import { restrictNetworkAccess } from "./accounts/restrict-network-access";
import { restrictOutboundAccess } from "./accounts/restrict-outbound-access";
import { roleReachesModels } from "./role-assignments/role-reaches-models";
import { unusedSuppression } from "./suppressions/unused-suppression";
import { usagesReaderAtSubscription } from "./role-assignments/usages-reader-at-subscription";
import { validAssignableScope } from "./role-definitions/valid-assignable-scope";
import { validConfig } from "./configuration/valid-config";
import { validNetworkGroupId } from "./policy-definitions/valid-network-group-id";
import { validPolicyDefault } from "./policy-definitions/valid-policy-default";
import { validRoleDefinitionId } from "./role-assignments/valid-role-definition-id";
import { validRoleMetadata } from "./role-definitions/valid-role-metadata";
import type { Rule } from "./rule";

/** Every rule, in alphabetical order of its id. */
export const rules: readonly Rule[] = [
  currentRoleName,
  delegationNeedsCondition,
  denyActionIsDelete,
  deployNeedsControlAction,
  deterministicAssignmentName,
  knownOperation,
  knownPolicyAlias,
  knownPolicyEffect,
  knownPolicyMode,
  knownPolicyParameter,
  leastRemediationRole,
  listKeysNeedsLocalAuth,
  localAuthApiVersion,
  localAuthCondition,
  localAuthIsBoolean,
  networkGroupIdLiteral,
  networkGroupMode,
  networkGroupTargetsNetworks,
  noAccessAdministration,
  noAdminRoleForApp,
  noBroadActions,
  noBroadDataActions,
  noClientIdAsPrincipal,
  noConnectionSecrets,
  noDataActionsAtManagementGroup,
  noDeadNotAction,
  noEmptyRole,
  noForbiddenOperation,
  noKeyAccess,
  noKeyAccessRole,
  noLeakyNotAction,
  noListKeysFunction,
  noListKeysInDeployment,
  noLiteralKey,
  noLocalAuth,
  noLocalAuthEnable,
  noLocalAuthUndo,
  noLogRemoval,
  noNotActions,
  noOpenIpRule,
  noPlaceholder,
  noRedundantOperation,
  noTrainingDataWrite,
  oneNetworkGroupPerDefinition,
  oneRoleFormat,
  oneWildcardPerOperation,
  operationInWrongPlane,
  policyCanBeDisabled,
  policyEffectHasDetails,
  policyEffectsAgree,
  policyExpressionBrackets,
  policyModeCoversType,
  preferAccountScope,
  preferBuiltInPolicy,
  preferBuiltInRole,
  remediationRoleFormat,
  remediationRoleSuffices,
  requireContentFilter,
  requireCustomSubdomain,
  requireCustomerManagedKey,
  requireDiagnosticSettings,
  requireManagedIdentity,
  requirePrincipalType,
  restrictNetworkAccess,
  restrictOutboundAccess,
  roleReachesModels,
  unusedSuppression,
  usagesReaderAtSubscription,
  validAssignableScope,
  validConfig,
  validNetworkGroupId,
  validPolicyDefault,
  validRoleDefinitionId,
  validRoleMetadata,
];
