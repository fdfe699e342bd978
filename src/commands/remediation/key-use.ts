/** A place in the workspace that most likely uses a key of an account. */
export interface KeyUse {
  readonly path: string;
  /** Counted from 0. */
  readonly line: number;
  /** What gives it away, as it is written there. Never the key itself. */
  readonly mark: string;
  /** What opens it, where it is known. */
  readonly uri?: string;
}

/** Names that go with keys, in code, settings and templates. */
const marks = new RegExp(
  [
    String.raw`\blistKeys\s*\(`,
    String.raw`\bAzureKeyCredential\b`,
    String.raw`\bApiKeyCredential\b`,
    String.raw`\bAZURE_OPENAI(?:_API)?_KEY\b`,
    String.raw`\bAZURE_AI_(?:SERVICES_)?KEY\b`,
    String.raw`\bOCP-APIM-SUBSCRIPTION-KEY\b`,
    String.raw`\bapi-key\b`,
    String.raw`\bAzure_?OpenAI(?:__|:|_)(?:Api_?)?Key\b`,
    String.raw`\bopenai_?api_?key\b`,
  ].join("|"),
  "gi",
);

/** At most one use per line; long lines (bundles, data) are passed over. */
export function keyUsesIn(path: string, text: string): readonly KeyUse[] {
  return text.split(/\r?\n/).flatMap((content, line) => {
    if (content.length > 2000) return [];
    marks.lastIndex = 0;
    const mark = marks.exec(content)?.[0];
    return mark === undefined ? [] : [{ path, line, mark }];
  });
}
