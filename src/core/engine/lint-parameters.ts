import { inWords, say, type Translate } from "../text/text";
import type { Rule } from "../rules/rule";
import type { LintConfig } from "./config";
import type { Companion, Finding, FindingFix } from "./finding";
import { lintWith } from "./lint";

/**
 * What a parameters file makes of a template, said in the parameters file:
 * every finding in the template that a value of the file decides.
 *
 * @param parameters The parameters file.
 * @param template The template it belongs to.
 * @param rules The rules to run.
 * @param config What the user decided about them.
 * @returns Findings whose ranges are in the parameters file; the place in the template is their related place.
 */
export function lintParametersWith(
  parameters: Companion,
  template: Companion,
  rules: readonly Rule[],
  config: LintConfig = {},
): readonly Finding[] {
  const { findings } = lintWith(template.text, rules, config, { parametersFiles: [parameters] });
  return findings.flatMap(
    (finding) => seenFromParameters(finding, parameters, template, config.translate) ?? [],
  );
}

function seenFromParameters(
  finding: Finding,
  parameters: Companion,
  template: Companion,
  translate: Translate | undefined,
): Finding | undefined {
  const deciding = finding.related.find(({ file }) => file === parameters.name);
  if (!deciding) return undefined;
  return {
    ...finding,
    range: deciding.range,
    related: [
      {
        range: finding.range,
        message: inWords(say("It decides this place."), translate),
        file: template.name,
      },
    ],
    fixes: finding.fixes.map((fix) => swapFile(fix, parameters, template)),
  };
}

function swapFile({ file, ...fix }: FindingFix, parameters: Companion, template: Companion): FindingFix {
  return file === parameters.name ? fix : { ...fix, file: template.name };
}
