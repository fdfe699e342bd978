import { l10n } from "vscode";
import type { AzureApi } from "../azure/azure-api";
import type { Account, Subscription } from "../azure/azure-data";
import type { LintConfig } from "../core/index";
import { counted } from "../infrastructure/counted";
import { createActivities } from "./activities";
import { filterAccounts, groupAccounts, sortAccounts, type Judgement } from "./arrange";
import { AssignmentBook } from "./assignment-book";
import { EligibilityBook } from "./eligibility-book";
import type { Books } from "./holding";
import { accountKey, Inventory, type Failure, type Snapshot } from "./inventory";
import { accountNode, type AccountNode } from "./nodes/account-node";
import type { NodeContext } from "./nodes/context";
import { isNode } from "./nodes/index";
import { groupNode } from "./nodes/group-node";
import { errorNode } from "./nodes/message-node";
import type { TreeNode } from "./nodes/node";
import { PrincipalBook } from "./principal-book";
import { createJudging, type Judging } from "./judging";
import { createKeyReaders } from "./key-readers";
import { RoleBook } from "./role-book";
import { inSlices } from "./slices";
import { failuresToShow, stateOf, type ViewState } from "./state";
import type { ViewOptions } from "./view-options";

export interface TreeModelParts {
  readonly api: AzureApi;
  choose(all: readonly Subscription[]): readonly Subscription[];
  lintConfig(): LintConfig;
  options(): ViewOptions;
  /** Told what has to be drawn anew: a node with what is below it, or everything. */
  changed(node: TreeNode | undefined): void;
}

/** How long the tree waits for accounts to be judged before it shows them, in milliseconds. */
const patience = 200;

/** With more accounts than these headings are closed at first: VS Code draws all that is open, seen or not. */
const mostOpen = 200;

/** The tree of one source, Azure or the sample tenant, as plain nodes. Reads nothing before it is asked to. */
export class TreeModel {
  readonly api: AzureApi;
  readonly inventory: Inventory;
  readonly books: Books;
  private readonly judging: Judging;
  private readonly judgement: Judgement;
  private readonly nodes = new Map<string, AccountNode>();
  private readonly activities = createActivities();
  private readonly context: NodeContext;
  private readonly waiting: (() => void)[] = [];
  private filtered: { readonly key: readonly unknown[]; readonly shown: readonly Account[] } | undefined;
  private learning = 0;
  /** What is on screen is not in the order it will have. */
  private isLate = false;
  private controller = new AbortController();

  constructor(private readonly parts: TreeModelParts) {
    const { api } = parts;
    this.api = api;
    this.judging = createJudging(
      () => parts.lintConfig(),
      () => this.redrawByBadness(),
    );
    this.inventory = new Inventory({
      api,
      choose: (all) => parts.choose(all),
      changed: () => this.inventoryChanged(),
    });
    this.books = {
      assignments: new AssignmentBook(api.roles),
      roles: new RoleBook(api.roles),
      principals: new PrincipalBook(api.directory),
      eligibility: new EligibilityBook(api.roles),
    };
    this.judgement = {
      reviewOf: (account) => this.judging.known(account),
      someoneReadsKeys: createKeyReaders(this.books),
    };
    this.context = {
      api,
      inventory: this.inventory,
      books: this.books,
      options: () => parts.options(),
      reviewOf: (account) => this.judging.of(account),
      activityOn: (key) => this.activities.on(key),
      signal: () => this.controller.signal,
      redraw: (node) => parts.changed(node),
    };
  }

  get snapshot(): Snapshot {
    return this.inventory.snapshot;
  }

  state(): ViewState {
    return stateOf(this.snapshot, this.shownAccounts().length);
  }

  /** The accounts that the filter lets through. */
  shownAccounts(): readonly Account[] {
    const { filter } = this.parts.options();
    const { accounts } = this.snapshot;
    const { assignments, roles } = this.books;
    // What stands around the tree and the tree itself ask for the same, often several times in a row.
    const key = [accounts, filter, assignments.revision, roles.revision];
    if (key.some((part, index) => part !== this.filtered?.key[index])) {
      this.filtered = { key, shown: filterAccounts(accounts.values(), filter, this.judgement) };
    }
    return this.filtered?.shown ?? [];
  }

  /** The top of the tree. The first call begins to read; it answers with the first page. */
  async roots(): Promise<readonly TreeNode[]> {
    if (this.snapshot.phase === "unread") void this.inventory.read();
    if (this.state() === "reading") await new Promise<void>((resolve) => this.waiting.push(resolve));
    const { grouping, sorting } = this.parts.options();
    if (sorting === "worst") await this.judgeShortly();
    const shown = this.shownAccounts();
    const sorted = sortAccounts(shown, sorting, this.judgement);
    const { groups, accounts } = groupAccounts(sorted, grouping, this.snapshot.chosen);
    return [
      ...this.failures(shown.length).map(failureNode),
      ...groups.map((group) =>
        groupNode(undefined, group, shown.length <= mostOpen, (account, parent) =>
          this.nodeOf(account, parent),
        ),
      ),
      ...accounts.map((account) => this.nodeOf(account, undefined)),
    ];
  }

  /** Reads everything again. */
  async refreshAll(): Promise<void> {
    this.books.assignments.forget();
    this.books.roles.forget();
    this.books.principals.forget();
    this.books.eligibility.forget();
    for (const node of this.nodes.values()) node.forget();
    await this.inventory.read();
    await this.learnForFilter();
  }

  /** Reads a node and what is below it again: an account from the resource itself. */
  async refresh(node: TreeNode): Promise<void> {
    if (isNode(node) && node.kind === "account") return this.refreshAccount(node.account);
    if (isNode(node) && node.kind === "roleAssignments") this.mistrust(node.account.subscription);
    node.forget?.();
    this.parts.changed(node);
  }

  /** Reads accounts of subscriptions again. */
  async refreshSubscriptions(subscriptions: readonly Subscription[]): Promise<void> {
    for (const node of this.nodes.values()) {
      if (subscriptions.some(({ key }) => key === node.account.subscription.key)) node.forget();
    }
    for (const subscription of subscriptions) this.mistrust(subscription);
    await this.inventory.rereadSubscriptions(subscriptions);
    await this.learnForFilter();
  }

  /** Reads an account, its findings and its assignments from the resource itself, never from a bulk read. */
  async refreshAccount(account: Account): Promise<void> {
    this.nodes.get(accountKey(account))?.forget();
    this.mistrust(account.subscription);
    await this.inventory.reread(account);
    if (this.parts.options().filter.readsKeys) await this.books.assignments.learn([account.subscription]);
  }

  /** What roles grant is read anew, after one was written or deleted. */
  async forgetRoles(): Promise<void> {
    this.books.roles.forget();
    for (const { roleAssignments } of this.nodes.values()) roleAssignments.forget();
    this.parts.changed(undefined);
    await this.learnForFilter();
  }

  /** Shows a spinner and what is being done on accounts until it is done. */
  async whileBusy<T>(accounts: readonly Account[], activity: string, run: () => Promise<T>): Promise<T> {
    const keys = accounts.map(accountKey);
    const end = this.activities.begin(keys, activity);
    this.redrawAccounts(keys);
    try {
      return await run();
    } finally {
      end();
      this.redrawAccounts(keys);
    }
  }

  /** The node of an account that is or was on screen. */
  nodeOfAccount(account: Account): AccountNode | undefined {
    return this.nodes.get(accountKey(account));
  }

  /** Judges again, for instance after the user set a rule to another level. */
  judgeAgain(): void {
    this.judging.forget();
    this.parts.changed(undefined);
  }

  /** Reads what the filter asks about and is not known yet. */
  async learnForFilter(): Promise<void> {
    if (!this.parts.options().filter.readsKeys) return;
    const { chosen } = this.snapshot;
    this.learning += 1;
    this.parts.changed(undefined);
    try {
      await Promise.all([this.books.assignments.learn(chosen), this.books.roles.learnCustom(chosen)]);
      await inSlices([...this.snapshot.accounts.values()], (account) =>
        this.judgement.someoneReadsKeys(account),
      );
    } finally {
      this.learning -= 1;
      this.parts.changed(undefined);
    }
  }

  /** Whether something long is being read. */
  get isReading(): boolean {
    return this.learning > 0 || this.snapshot.phase === "reading";
  }

  /** Whether accounts are still being judged. */
  get isJudging(): boolean {
    return this.judging.isBusy;
  }

  /** Ends what is being read; what came so far stays on screen. */
  stop(): void {
    this.inventory.stop();
    this.books.assignments.stop();
    this.controller.abort();
    this.controller = new AbortController();
  }

  /** Who holds or may activate what in a subscription is asked anew: a change above an account bears on its neighbours. */
  private mistrust(subscription: Subscription): void {
    this.books.assignments.mistrust(subscription);
    this.books.eligibility.forget(subscription);
    for (const { account, roleAssignments } of this.nodes.values()) {
      if (account.subscription.id === subscription.id) roleAssignments.forget();
    }
  }

  /** Few accounts are judged before they are shown; of many, those that were not in time take their places later. */
  private async judgeShortly(): Promise<void> {
    const judging = this.judging.learn(() => this.snapshot.accounts.values());
    let timer: ReturnType<typeof setTimeout> | undefined;
    await Promise.race([judging, new Promise((resolve) => (timer = setTimeout(resolve, patience)))]);
    clearTimeout(timer);
    this.isLate = this.judging.isBusy;
  }

  private redrawByBadness(): void {
    if (this.isLate) this.parts.changed(undefined);
    this.isLate = false;
  }

  private failures(shown: number): readonly Failure[] {
    const { filter } = this.parts.options();
    const { chosen } = this.snapshot;
    return [
      ...failuresToShow(this.snapshot, shown),
      ...(filter.readsKeys ? this.books.assignments.failuresOf(chosen) : []),
    ];
  }

  private redrawAccounts(keys: readonly string[]): void {
    for (const key of keys) {
      const node = this.nodes.get(key);
      if (node) this.parts.changed(node);
    }
  }

  private nodeOf(account: Account, parent: TreeNode | undefined): AccountNode {
    const key = accountKey(account);
    const node = this.nodes.get(key) ?? accountNode(account, this.context);
    node.parent = parent;
    this.nodes.set(key, node);
    return node;
  }

  private inventoryChanged(): void {
    if (this.state() !== "reading") {
      for (const resolve of this.waiting.splice(0)) resolve();
    }
    this.parts.changed(undefined);
  }
}

const missingNames: Readonly<Record<Failure["what"], string>> = {
  subscriptions: l10n.t("Subscriptions"),
  accounts: l10n.t("Accounts"),
  roleAssignments: l10n.t("Role assignments"),
};

const missingOf: Readonly<Record<Failure["what"], (of: string) => string>> = {
  subscriptions: (of) => l10n.t("Subscriptions of {0}", of),
  accounts: (of) => l10n.t("Accounts of {0}", of),
  roleAssignments: (of) => l10n.t("Role assignments of {0}", of),
};

function failureNode({ what, subscriptions, problem, of: whose }: Failure, index: number): TreeNode {
  const [first] = subscriptions;
  const many = subscriptions.length > 1 ? counted.subscriptions(subscriptions.length) : undefined;
  const of = whose ?? many ?? first?.name;
  return errorNode({
    id: `failure:${what}:${first?.key ?? ""}:${index}`,
    parent: undefined,
    what: of === undefined ? missingNames[what] : missingOf[what](of),
    problem,
    names: subscriptions.map(({ name }) => name),
  });
}
