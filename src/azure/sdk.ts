/**
 * What needs the Azure SDKs, close to a megabyte of code. It is loaded when something is asked of Azure, so only ever
 * import it by `import()`.
 */
export { createArmApi } from "./arm-api";
export { cliCredential, defaultCredential } from "./arm-api/credentials";

/** Apart, since it is needed only where the editor's own sign-in is used. */
export const loadEditorAuthentication = () => import("@microsoft/vscode-azext-azureauth");
