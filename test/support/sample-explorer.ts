import type { AzureApi } from "#src/azure/azure-api";
import { Explorer, type Memory } from "#src/explorer/explorer";
import type { TreeNode } from "#src/explorer/nodes/node";
import { createSampleApi } from "#src/explorer/sample-tenant/index";

export interface TestExplorer {
  readonly explorer: Explorer;
  /** What was to be drawn anew, in order. */
  readonly redrawn: (TreeNode | undefined)[];
  readonly memory: ReadonlyMap<string, unknown>;
}

/** An explorer without VS Code, on the sample tenant or on another api, which then is what "Azure" answers. */
export function testExplorer(
  azure: AzureApi = createSampleApi({ delay: 0 }),
  more: {
    readonly remembered?: Readonly<Record<string, unknown>>;
    readonly elsewhere?: readonly string[];
  } = {},
): TestExplorer {
  const redrawn: (TreeNode | undefined)[] = [];
  const memory = new Map<string, unknown>(Object.entries(more.remembered ?? {}));
  const explorer = new Explorer({
    azure,
    createSample: () => createSampleApi({ delay: 0 }),
    memory: toMemory(memory),
    lintConfig: () => ({}),
    subscriptionsPickedElsewhere: () => more.elsewhere ?? [],
    redraw: (node) => redrawn.push(node),
    retitle: () => undefined,
  });
  return { explorer, redrawn, memory };
}

function toMemory(values: Map<string, unknown>): Memory {
  return {
    get: <T>(key: string) => values.get(key) as T | undefined,
    update: (key, value) => {
      values.set(key, value);
      return Promise.resolve();
    },
  };
}
