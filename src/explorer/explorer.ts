import type { AzureApi } from "../azure/azure-api";
import type { Account, Subscription } from "../azure/azure-data";
import type { LintConfig } from "../core/index";
import { createCountdown } from "./countdown";
import { headlineOf, type Headline } from "./headline";
import type { TreeNode } from "./nodes/node";
import type { ViewState } from "./state";
import { chooseSubscriptions, type Choice } from "./subscription-choice";
import { TreeModel } from "./tree-model";
import { defaultOptions, isFiltering, noFilter, type Filter, type ViewOptions } from "./view-options";

/** What is remembered between sessions: `ExtensionContext.globalState`. */
export interface Memory {
  get<T>(key: string): T | undefined;
  update(key: string, value: unknown): Thenable<void>;
}

export interface ExplorerParts {
  readonly azure: AzureApi;
  /** A fresh sample tenant. */
  createSample(): AzureApi;
  readonly memory: Memory;
  readonly lintConfig: () => LintConfig;
  subscriptionsPickedElsewhere(): readonly string[];
  /** Told what has to be drawn anew: a node with what is below it, or everything. */
  readonly redraw: (node: TreeNode | undefined) => void;
  /** Told when only what stands around the tree has changed. */
  readonly retitle: () => void;
}

const optionsKey = "explorer.options";
const choiceKey = "explorer.subscriptions";

/** The explorer without VS Code: which source is shown, how it is arranged, what is being done. */
export class Explorer {
  private tree: TreeModel;
  private sample = false;
  private choiceInSample: Choice = "all";
  private readonly countdown = createCountdown(() => this.parts.retitle());
  private viewOptions: ViewOptions;

  constructor(private readonly parts: ExplorerParts) {
    this.viewOptions = {
      ...defaultOptions,
      ...parts.memory.get<Partial<ViewOptions>>(optionsKey),
      filter: noFilter,
    };
    this.tree = this.treeOf(parts.azure);
  }

  /** The tree that is shown. */
  get model(): TreeModel {
    return this.tree;
  }

  /** Azure, or the sample tenant where that is shown. */
  get api(): AzureApi {
    return this.tree.api;
  }

  get isSample(): boolean {
    return this.sample;
  }

  get options(): ViewOptions {
    return this.viewOptions;
  }

  get isFiltered(): boolean {
    return isFiltering(this.viewOptions.filter);
  }

  get state(): ViewState {
    return this.tree.state();
  }

  /** Whether something is read that can be stopped, or Azure is waited for. */
  get isReading(): boolean {
    return this.tree.isReading || this.countdown.secondsLeft() > 0;
  }

  /** Tells the user that Azure has asked to wait so many milliseconds. */
  announceWait(milliseconds: number): void {
    this.countdown.start(milliseconds);
  }

  /** Ends what is being read or waited for; what came so far stays on screen. */
  stop(): void {
    this.tree.stop();
    this.countdown.stop();
    this.parts.retitle();
  }

  headline(): Headline {
    return headlineOf({
      snapshot: this.tree.snapshot,
      state: this.state,
      shown: this.tree.shownAccounts().length,
      filter: this.viewOptions.filter,
      isSample: this.sample,
      isReading: this.tree.isReading,
      secondsToWait: this.countdown.secondsLeft(),
    });
  }

  /** Has VS Code ask for the whole tree again; nothing that is known is read again. */
  drawAnew(): void {
    this.parts.redraw(undefined);
  }

  roots(): Promise<readonly TreeNode[]> {
    return this.tree.roots();
  }

  /** Shows a fresh sample tenant. */
  exploreSample(): void {
    this.choiceInSample = "all";
    this.show(this.parts.createSample(), true);
  }

  /** Back to Azure; what was changed in the sample is forgotten. */
  leaveSample(): void {
    if (this.sample) this.show(this.parts.azure, false);
  }

  async setOptions(change: Partial<Omit<ViewOptions, "filter">>): Promise<void> {
    this.viewOptions = { ...this.viewOptions, ...change };
    this.parts.redraw(undefined);
    await this.parts.memory.update(optionsKey, { ...this.viewOptions, filter: undefined });
  }

  /** A filter is not remembered: who comes back tomorrow must not miss half of the accounts. */
  async setFilter(change: Partial<Filter>): Promise<void> {
    this.viewOptions = { ...this.viewOptions, filter: { ...this.viewOptions.filter, ...change } };
    this.parts.redraw(undefined);
    await this.tree.learnForFilter();
  }

  async chooseSubscriptions(choice: Choice): Promise<void> {
    if (this.sample) this.choiceInSample = choice;
    else await this.parts.memory.update(choiceKey, choice);
    await this.tree.refreshAll();
  }

  /** Follows a choice made in Azure's own resource explorer, unless one was made here. */
  async chosenElsewhere(): Promise<void> {
    const isFollowed = !this.sample && this.parts.memory.get<Choice>(choiceKey) === undefined;
    if (isFollowed && this.tree.snapshot.phase !== "unread") await this.tree.refreshAll();
  }

  /** The node of an account if it is still on screen. */
  nodeOf(account: Account): TreeNode | undefined {
    return this.tree.nodeOfAccount(account);
  }

  private show(api: AzureApi, isSample: boolean): void {
    this.stop();
    this.sample = isSample;
    this.tree = this.treeOf(api);
    this.parts.redraw(undefined);
  }

  private treeOf(api: AzureApi): TreeModel {
    const { lintConfig, redraw } = this.parts;
    const tree: TreeModel = new TreeModel({
      api,
      choose: (all) => this.chosen(all),
      lintConfig,
      options: () => this.viewOptions,
      changed: (node) => {
        if (this.tree === tree) redraw(node);
      },
    });
    return tree;
  }

  private chosen(all: readonly Subscription[]): readonly Subscription[] {
    if (this.sample) return chooseSubscriptions(all, this.choiceInSample, []);
    const own = this.parts.memory.get<Choice>(choiceKey);
    return chooseSubscriptions(all, own, this.parts.subscriptionsPickedElsewhere());
  }
}
