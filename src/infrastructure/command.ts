/** Something a user can ask for. */
export interface Command {
  /** As the manifest declares it. */
  readonly id: string;
  /** What failed, for the log, when it fails. */
  readonly title: string;
  /** Menus of the tree hand over the node and, where several are selected, all of them. */
  readonly run: (...given: readonly unknown[]) => unknown;
}
