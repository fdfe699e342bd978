import type { Caller, SimAnswer, SimRequest } from "./message";
import type { SimulatorState } from "./state";

export interface RouteContext {
  readonly request: SimRequest;
  readonly caller: Caller;
  readonly state: SimulatorState;
  /** What stood in the braces of the path, in the letters it was sent in. */
  readonly part: (name: string) => string;
}

export interface Route {
  readonly method: string;
  /** "{name}" stands for one segment, "{*name}" for any number of them. Letter case is ignored. */
  readonly path: string;
  readonly versions: readonly string[];
  /** The operation the caller needs, and where; without it everybody with a token may call. */
  readonly operation?: string;
  readonly scope?: (part: (name: string) => string) => string;
  readonly handle: (context: RouteContext) => SimAnswer;
}

export interface Match {
  readonly route: Route;
  readonly part: (name: string) => string;
}

interface Compiled {
  readonly route: Route;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

export function createRouter(routes: readonly Route[]): (request: SimRequest) => Match | undefined {
  const compiled = routes.map(compile);
  return ({ method, path }) => {
    for (const { route, pattern, names } of compiled) {
      if (route.method !== method) continue;
      const found = pattern.exec(path);
      if (found === null) continue;
      return { route, part: (name) => found[names.indexOf(name) + 1] ?? "" };
    }
    return undefined;
  };
}

function compile(route: Route): Compiled {
  const names: string[] = [];
  const source = route.path.replace(
    /\{(\*?)(\w+)\}|[.$]/g,
    (text, star: string, name: string | undefined) => {
      if (name === undefined) return `\\${text}`;
      names.push(name);
      return star === "*" ? "(.*)" : "([^/]+)";
    },
  );
  return { route, names, pattern: new RegExp(`^${source}$`, "i") };
}
