import type { AccountNode } from "./account-node";
import type { DenyAssignmentNode, DenyAssignmentsNode } from "./deny-assignments-node";
import type { DeploymentNode, DeploymentsNode } from "./deployments-node";
import type { DiagnosticSettingNode, DiagnosticSettingsNode, NoLogsNode } from "./diagnostic-settings-node";
import type { EligibleAssignmentNode } from "./eligible-assignment-node";
import type { EligibleAssignmentsNode } from "./eligible-assignments-node";
import type { FindingNode } from "./finding-node";
import type { FindingsNode } from "./findings-node";
import type { GroupNode } from "./group-node";
import type { ErrorNode, MessageNode } from "./message-node";
import type { FactNode, NetworkNode } from "./network-node";
import type { PrincipalNode } from "./principal-node";
import type { RoleAssignmentNode } from "./role-assignment-node";
import type { RoleAssignmentsNode } from "./role-assignments-node";
import type { Role } from "../role-book";
import type { RoleNode } from "./role-node";

/** Everything that can stand in the tree. */
export type ExplorerNode =
  | AccountNode
  | DenyAssignmentNode
  | DenyAssignmentsNode
  | DeploymentNode
  | DeploymentsNode
  | DiagnosticSettingNode
  | DiagnosticSettingsNode
  | EligibleAssignmentNode
  | EligibleAssignmentsNode
  | ErrorNode
  | FactNode
  | FindingNode
  | FindingsNode
  | GroupNode
  | MessageNode
  | NetworkNode
  | NoLogsNode
  | PrincipalNode
  | RoleAssignmentNode
  | RoleAssignmentsNode
  | RoleNode;

export type {
  AccountNode,
  DeploymentNode,
  DiagnosticSettingsNode,
  EligibleAssignmentNode,
  ErrorNode,
  FindingNode,
  GroupNode,
  NetworkNode,
  NoLogsNode,
  PrincipalNode,
  RoleAssignmentNode,
  RoleAssignmentsNode,
  RoleNode,
};

/** Whether a command was given a node of the tree. */
export function isNode(value: unknown): value is ExplorerNode {
  return typeof value === "object" && value !== null && "kind" in value && "getItem" in value;
}

/** A place of the tree that is about one role. */
export type NodeOfRole = EligibleAssignmentNode | RoleAssignmentNode | RoleNode;

export function isOfRole(node: ExplorerNode): node is NodeOfRole {
  return node.kind === "role" || node.kind === "roleAssignment" || node.kind === "eligibleAssignment";
}

export function roleOf(node: NodeOfRole): Role {
  switch (node.kind) {
    case "role":
      return node.role;
    case "roleAssignment":
      return node.holding.role;
    case "eligibleAssignment":
      return node.eligibility.role;
  }
}
