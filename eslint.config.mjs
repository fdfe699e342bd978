import js from "@eslint/js";
import { createNodeResolver, importX } from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

/**
 * Who may import whom. A folder may import itself and what stands in its row;
 * the rooms of core are listed one by one, and everybody outside enters core
 * through its door, core/index.ts.
 */
const mayImport = {
  "core/memo": [],
  "core/text": [],
  "core/document": ["core/memo", "core/text"],
  "core/rbac": ["core/memo", "core/text"],
  "core/catalog": ["core/memo", "core/text", "core/rbac"],
  "core/policy": ["core/memo", "core/text", "core/document", "core/catalog"],
  "core/resources": ["core/memo", "core/text", "core/document", "core/policy"],
  "core/rules": [
    "core/memo",
    "core/text",
    "core/document",
    "core/rbac",
    "core/catalog",
    "core/policy",
    "core/resources",
  ],
  "core/engine": ["core/memo", "core/text", "core/document", "core/catalog", "core/resources", "core/rules"],
  "core/language": [
    "core/memo",
    "core/text",
    "core/document",
    "core/rbac",
    "core/catalog",
    "core/policy",
    "core/resources",
  ],
  infrastructure: [],
  startup: ["core/first-look", "infrastructure"],
  azure: ["infrastructure"],
  editor: ["core", "infrastructure"],
  explorer: ["core", "azure", "infrastructure"],
  commands: ["core", "azure", "explorer", "infrastructure"],
  parts: ["azure", "commands", "editor", "explorer", "infrastructure"],
  cli: ["core"],
};

/** Packages each top folder may use beside its own kind; "vscode.l10n" is of the editor only how texts are said. */
const packagesOf = {
  core: ["jsonc-parser"],
  cli: ["jsonc-parser", "node:*", "tinyglobby"],
  azure: ["node:*", "vscode.l10n"],
  infrastructure: ["vscode"],
  editor: ["vscode"],
  explorer: ["vscode"],
  commands: ["vscode"],
  startup: ["vscode"],
  parts: ["vscode"],
};

/** Inside azure the SDKs and the editor stay in their own places. */
const placesInAzure = [
  {
    files: ["src/azure/arm-api.ts", "src/azure/arm-api/**/*.ts"],
    packages: ["@azure/*", "node:*", "vscode.l10n"],
  },
  { files: ["src/azure/sdk.ts"], packages: ["@microsoft/*"] },
  { files: ["src/azure/session.ts"], packages: ["vscode"] },
];

const knownPackages = ["jsonc-parser", "tinyglobby", "node:*", "vscode", "@azure/*", "@microsoft/*"];

const top = (folder) => folder.split("/")[0];

function forbiddenFolders(folder) {
  const others = [...new Set(Object.keys(mayImport).flatMap((name) => [name, top(name)]))];
  const allowed = mayImport[folder];
  return others.filter((other) => other !== folder && other !== top(folder) && !allowed.includes(other));
}

function boundary(folder, { files = [`src/${folder}/**/*.ts`], packages = packagesOf[top(folder)] } = {}) {
  const inCore = top(folder) === "core";
  const sideDoors = mayImport[folder].filter((name) => !inCore && name.startsWith("core/"));
  const patterns = forbiddenFolders(folder)
    .filter((other) => !(mayImport[folder].includes("core") && other.startsWith("core/")))
    .map((other) => ({
      regex:
        inCore && other.startsWith("core/")
          ? `^\\.\\./${other.slice(5)}(/|$)`
          : `^(\\.\\./)+${sideDoors.map((door) => `(?!${door}$)`).join("")}${other}(/|$)`,
      message: `${folder} must not import ${other} (see docs/architecture.md).`,
    }));
  if (!inCore) {
    const doors = ["core/index", ...sideDoors].map((door) => door.slice("core/".length)).join("|");
    patterns.push({
      regex: `/core/(?!(?:${doors})$).+`,
      message: "Enter core through its door, core/index.",
    });
  } else {
    patterns.push({ regex: "^\\.\\./index$|^\\./index$", message: "No file inside core imports its door." });
  }
  const textsOnly = packages.includes("vscode.l10n");
  if (textsOnly) {
    const message = `${folder} takes from the editor only how texts are said.`;
    patterns.push({ group: ["vscode"], allowImportNames: ["l10n"], message });
  }
  const forbidden = knownPackages.filter(
    (name) => !packages.includes(name) && !(textsOnly && name === "vscode"),
  );
  return {
    files,
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [...patterns, { group: forbidden, message: `${folder} does not use this package.` }] },
      ],
    },
  };
}

export default tseslint.config(
  { ignores: ["dist/", "node_modules/", ".cache/", ".vscode-test/", "coverage/", "test/fixtures/"] },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { "import-x": importX },
    settings: { "import-x/resolver-next": [createNodeResolver({ extensions: [".ts", ".js", ".json"] })] },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "off",
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      "import-x/no-default-export": "error",
      eqeqeq: "error",
      "max-depth": ["error", 4],
    },
  },
  {
    files: ["src/**/*.ts"],
    rules: {
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  ...Object.keys(mayImport).map((folder) => boundary(folder)),
  ...placesInAzure.map((place) => boundary("azure", place)),
  {
    files: ["**/*.config.ts"],
    rules: { "import-x/no-default-export": "off" },
  },
  {
    files: ["**/*.mjs"],
    languageOptions: {
      globals: {
        console: "readonly",
        process: "readonly",
        URL: "readonly",
        Buffer: "readonly",
        setTimeout: "readonly",
        clearTimeout: "readonly",
        fetch: "readonly",
        AbortSignal: "readonly",
      },
    },
  },
);
