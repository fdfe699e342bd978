// Texts of the manifest live in package.nls.json, where VS Code looks for their translations.

/** The properties of contributions that hold a text for people, beside those of settings. */
const textProperties = new Set([
  "altText",
  "category",
  "contents",
  "description",
  "label",
  "markdownDescription",
  "name",
  "shortTitle",
  "title",
]);

/** Contributions whose `name`, `label` or `description` VS Code does not translate or show. */
const untranslated = new Set(["grammars", "snippets", "jsonValidation", "languages", "keybindings"]);

const reference = /^%(?<key>[^%]+)%$/;

/**
 * Moves each plain text of a manifest's contributions into the table of texts.
 * @param manifest the parsed package.json; its contributions get references (`%key%`) in place of texts
 * @param texts the parsed package.nls.json; a text written in the manifest wins over the one kept under its key
 * @returns the new table, sorted by key, without what nothing refers to
 */
export function moveTexts(manifest, texts) {
  const kept = new Map();
  const keep = (path, text) => {
    const key = reference.exec(text)?.groups.key ?? keyOf(path, text);
    kept.set(key, reference.test(text) ? texts[key] : text);
    return `%${key}%`;
  };
  for (const [kind, contribution] of Object.entries(manifest.contributes)) {
    if (!untranslated.has(kind)) visit(contribution, [kind], keep);
  }
  return Object.fromEntries([...kept].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function visit(value, path, keep) {
  for (const [name, child] of Object.entries(value)) {
    if (typeof child === "string") {
      if (textProperties.has(name)) value[name] = keep([...path, name], child);
    } else if (name === "enumDescriptions") {
      value[name] = child.map((text, index) => keep([...path, value.enum[index]], text));
    } else if (child !== null && typeof child === "object" && name !== "enum" && name !== "default") {
      visit(child, [...path, nameOf(child, name)], keep);
    }
  }
}

/** Members of a list go by their own name where they have one, so that keys outlive a change of order. */
const nameOf = (member, place) => member.command ?? member.id ?? place;

function keyOf(path, text) {
  const [kind] = path;
  const last = path.at(-1);
  if (last === "category") return "category";
  if (kind === "viewsWelcome") return `${kind}.${slug(text)}`;
  if (kind === "configuration")
    return path.includes("properties") ? settingKey(path) : `settings.${slug(text)}`;
  return path.map(withoutPrefix).join(".");
}

/** All rules have the same levels. */
function settingKey(path) {
  const setting = withoutPrefix(path[path.indexOf("properties") + 1]);
  const last = path.at(-1);
  if (!setting.startsWith("rules.")) return `settings.${setting}.${last}`;
  return last === "markdownDescription" ? `settings.${setting}` : `settings.level.${last}`;
}

const withoutPrefix = (step) => step.replace(/^aoaiSecurity\./, "");

/** What has no name is called by its first words. */
const slug = (text) =>
  text
    .toLowerCase()
    .split(/[^a-z]+/, 6)
    .join("-");
