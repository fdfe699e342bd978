/**
 * What needs the Azure SDKs, close to a megabyte of code. It is a bundle of its own, `dist/sdk.js`: even
 * unevaluated it would add some 30 ms to the start of the extension. Only ever import it by `import()`.
 */
export { createArmApi } from "./arm-api";
export { cliCredential, defaultCredential } from "./arm-api/credentials";

/** Apart, since it needs the editor: `sdk` itself also runs in plain Node. */
export const loadEditorAuthentication = () => import("@microsoft/vscode-azext-azureauth");
