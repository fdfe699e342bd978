/** Readers of one field of JSON that Azure sent: the value in the expected type, or nothing. */

export type Fields = Readonly<Record<string, unknown>>;

const nothing: Fields = {};

export function fields(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : nothing;
}

/** Strings; dates (as SDKs make them) in their JSON spelling. The empty string counts as absent. */
export function text(value: unknown): string | undefined {
  if (typeof value === "string") return value === "" ? undefined : value;
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : undefined;
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

export function texts(value: unknown): readonly string[] {
  return list(value).filter((item) => typeof item === "string");
}

type Compact<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Leaves out what is undefined. Called for every assignment of a tenant, hence the plain loop. */
export function compact<T extends object>(object: T): Compact<T> {
  const result: Record<string, unknown> = {};
  for (const name in object) {
    if (object[name] !== undefined) result[name] = object[name];
  }
  return result as Compact<T>;
}

/** Items that could be read; what is not even recognisable is left out. */
export function readAll<T>(values: readonly unknown[], read: (value: unknown) => T | undefined): T[] {
  return values.map(read).filter((item) => item !== undefined);
}
