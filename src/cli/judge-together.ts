import { filesSharing, type GroupFile } from "../core/index";
import { judgeFile, type Judgement, type Judging } from "./judge-file";

/** What came of a file judged by itself, and how to judge it with others. */
export interface Outcome {
  readonly judgement: Judgement;
  /** Absent where no other file could change what is found. */
  readonly judgeBeside?: (groupFiles: readonly GroupFile[]) => Judgement;
}

/** Keeps the bytes of a file only when they may be needed once more. */
export function toOutcome(judgement: Judgement, judging: Judging, bytes: Uint8Array): Outcome {
  if (!judgement.groupFile) return { judgement };
  return { judgement, judgeBeside: (groupFiles) => judgeFile({ ...judging, groupFiles }, bytes, false) };
}

/** Judges files once more, now beside each other, where their definitions fill the same network group. */
export function judgeTogether(outcomes: readonly Outcome[]): readonly Judgement[] {
  const groupFiles = outcomes.flatMap(({ judgement }) => judgement.groupFile ?? []);
  return outcomes.map(({ judgement, judgeBeside }) => {
    const { name = "", groups = [] } = judgement.groupFile ?? {};
    const sharing = filesSharing(groups, name, groupFiles);
    return sharing.length > 0 && judgeBeside ? { ...judgement, ...judgeBeside(sharing) } : judgement;
  });
}
