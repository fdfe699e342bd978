/** One row of the tree, as data: what VS Code shows is made of it in `tree-item.ts` and nowhere else. */
export interface NodeItem {
  readonly label: string;
  readonly description?: string;
  readonly icon: Icon;
  /** Markdown. */
  readonly tooltip?: string;
  /** Words, separated by blanks, that menus match. */
  readonly contextValue: string;
  readonly expandable: "no" | "collapsed" | "expanded";
  /** What a screen reader says; colours and icons are in it as words. */
  readonly spoken: string;
  /** What a click does. */
  readonly command?: NodeCommand;
}

export interface Icon {
  /** A codicon. */
  readonly id: string;
  /** A theme colour. */
  readonly color?: string;
}

export interface NodeCommand {
  readonly id: string;
  readonly title: string;
  readonly arguments: readonly unknown[];
}

/** A place in the tree. The same place keeps its id whatever is read again. */
export interface TreeNode {
  readonly kind: string;
  readonly id: string;
  readonly parent: TreeNode | undefined;
  getItem(): NodeItem;
  /** Rejects with what kept it from reading; the tree shows that. Absent: never has children. */
  getChildren?(): readonly TreeNode[] | Promise<readonly TreeNode[]>;
  /** Forgets what was read, so that the next `getChildren` reads it again. */
  forget?(): void;
}

/**
 * A value that is read once and kept until it is forgotten, and so is a failure: the tree asks its nodes
 * whenever it is drawn, and must not send the same refused request each time.
 */
export interface Kept<T> {
  get(): Promise<T>;
  /** The same for who needs the value now: what failed before is read again. */
  insist(): Promise<T>;
  forget(): void;
}

export function keep<T>(read: () => Promise<T>): Kept<T> {
  let value: Promise<T> | undefined;
  const get = () => (value ??= read());
  return {
    get,
    insist() {
      const before = get();
      return before.catch(() => {
        if (value === before) value = undefined;
        return get();
      });
    },
    forget() {
      value = undefined;
    },
  };
}

/** Words of a context value; those that do not hold are left out. */
export function words(...all: readonly (string | false | undefined)[]): string {
  return all.filter((word) => word !== false && word !== undefined && word !== "").join(" ");
}

/** Text for Markdown in which nothing is formatted, whatever a tenant calls its things. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&$]/g, "\\$&");
}
