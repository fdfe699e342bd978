import { elements, memberValue, members, sameName, stringOf, type JsonNode } from "../document/json-node";

/** The types a parameter of a policy definition may have, in lower case. */
export const parameterTypes = [
  "string",
  "array",
  "object",
  "boolean",
  "integer",
  "float",
  "datetime",
] as const;
export type ParameterType = (typeof parameterTypes)[number];

/** A parameter as a policy definition declares it. */
export interface PolicyParameter {
  readonly name: string;
  readonly key: JsonNode;
  readonly node: JsonNode | undefined;
  /** Absent when it is not stated, or not a type Azure knows. */
  readonly type: ParameterType | undefined;
  readonly defaultValue: JsonNode | undefined;
  /** Absent when every value is allowed. */
  readonly allowedValues: readonly JsonNode[] | undefined;
}

/** Reads the parameters a definition declares, in the order they are written. */
export function readParameters(section: JsonNode | undefined): readonly PolicyParameter[] {
  return members(section).map(({ name, key, value }) => {
    const allowed = memberValue(value, "allowedValues");
    return {
      name,
      key,
      node: value,
      type: readType(memberValue(value, "type")),
      defaultValue: memberValue(value, "defaultValue"),
      allowedValues: allowed?.type === "array" ? elements(allowed) : undefined,
    };
  });
}

/** The parameter of that name, in any letter case. */
export function findParameter(
  parameters: readonly PolicyParameter[],
  name: string,
): PolicyParameter | undefined {
  return parameters.find((parameter) => sameName(parameter.name, name));
}

function readType(node: JsonNode | undefined): ParameterType | undefined {
  const written = stringOf(node)?.toLowerCase();
  return parameterTypes.find((type) => type === written);
}
