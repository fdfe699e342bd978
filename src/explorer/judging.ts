import type { Account } from "../azure/azure-data";
import type { LintConfig } from "../core/index";
import { createReviewer, type Review } from "./review";
import { inSlices } from "./slices";

/** Judges accounts, many of them a few at a time. */
export interface Judging {
  /** Judges it now where it was not judged yet. */
  of(account: Account): Review;
  /** Undefined where it was not judged yet. */
  known(account: Account): Review | undefined;
  /** Judges those of these accounts that were not judged yet. Resolves when none of them is left. */
  learn(accounts: () => Iterable<Account>): Promise<void>;
  readonly isBusy: boolean;
  /** Judges anew, for instance by other settings. */
  forget(): void;
}

/** `done` is told when everything that was to be learned is known. */
export function createJudging(config: () => LintConfig, done: () => void): Judging {
  const reviewer = createReviewer(config);
  let running: Promise<void> | undefined;
  const isUnknown = ({ json }: Account) => reviewer.known(json) === undefined;

  async function judge(accounts: () => Iterable<Account>): Promise<void> {
    // More may come while the first are judged.
    for (let unknown = [...accounts()].filter(isUnknown); unknown.length > 0;) {
      await inSlices(unknown, ({ json }) => reviewer.of(json));
      unknown = [...accounts()].filter(isUnknown);
    }
    running = undefined;
    done();
  }

  return {
    of: ({ json }) => reviewer.of(json),
    known: ({ json }) => reviewer.known(json),
    learn(accounts) {
      if (running === undefined && ![...accounts()].some(isUnknown)) return Promise.resolve();
      return (running ??= judge(accounts));
    },
    get isBusy() {
      return running !== undefined;
    },
    forget: () => reviewer.forget(),
  };
}
