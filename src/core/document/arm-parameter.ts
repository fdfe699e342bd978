import { computed, unknown } from "./arm-value";
import { memberValue, stringOf, valueAt, type JsonNode, type Member } from "./json-node";
import { get, type Reader, type Value } from "./value";

/** Definitions may refer to each other; more steps than this are a circle. */
const maxReferences = 10;

/**
 * What a parameter is worth: the value handed to the template, otherwise its
 * default, otherwise null when it is nullable. Whoever deploys the template may
 * still decide otherwise; here a value that nobody sets counts as its default.
 *
 * @param declaration The parameter as the template declares it.
 * @param template The template, whose `definitions` may say that the parameter's type is nullable.
 * @param handed An object with an entry for each value handed to the template.
 * @param read Reads the default.
 * @returns The value at the place it is written; unknown when it is secret, or nobody has set it yet.
 */
export function parameterValue(declaration: Member, template: JsonNode, handed: Value, read: Reader): Value {
  const given = givenValue(get(handed, declaration.name), declaration.key);
  return given ?? defaultValue(declaration, template, read);
}

/** The value of an entry; absent when the entry gives none. A null counts as none given, as in a deployment. */
function givenValue(entry: Value, at: JsonNode): Value | undefined {
  if (entry.kind === "absent" || isNull(entry)) return undefined;
  const value = get(entry, "value");
  if (isNull(value)) return undefined;
  if (value.kind !== "absent") return value;
  // A reference to a secret of a key vault, or a form not known here.
  return get(entry, "reference").kind === "absent" && entry.kind === "object" ? undefined : unknown(at);
}

function defaultValue({ key, value: declaration }: Member, template: JsonNode, read: Reader): Value {
  const written = memberValue(declaration, "defaultValue");
  if (written) return read(written);
  return isNullable(declaration, template) ? computed(key, null) : unknown(key);
}

function isNullable(declaration: JsonNode | undefined, template: JsonNode): boolean {
  let type = declaration;
  for (let step = 0; type && step < maxReferences; step++) {
    if (memberValue(type, "nullable")?.value === true) return true;
    const name = /^#\/definitions\/([^/]+)$/.exec(stringOf(memberValue(type, "$ref")) ?? "")?.[1];
    type = name === undefined ? undefined : valueAt(template, "definitions", name);
  }
  return false;
}

function isNull(value: Value): boolean {
  return value.kind === "scalar" && value.value === null;
}
