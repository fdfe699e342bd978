import { bashWord, powerShellWord } from "./quote";
import type { AzCommand, AzWord, Deployment, RestCall, Script } from "./script";

/** Commands of the Azure CLI for bash; what is JSON is written to files next to them. */
export function toBash({ az }: Script): string {
  return az
    .map((command) => `${filesOf(command).map(bashFile).join("")}${line(command, bashWord)}\n`)
    .join("");
}

/** The same for PowerShell. */
export function toPowerShell({ az }: Script): string {
  const write = (command: AzCommand) => filesOf(command).map(powerShellFile).join("");
  return az.map((command) => `${write(command)}${line(command, powerShellWord)}\n`).join("");
}

function line(command: AzCommand, quote: (word: string) => string): string {
  const words = command.map((word) => (typeof word === "string" ? word : `@${word.file}`));
  return ["az", ...words.map((word) => (/^[a-z-]+$/.test(word) ? word : quote(word)))].join(" ");
}

type File = Exclude<AzWord, string>;

function filesOf(command: AzCommand): readonly File[] {
  return command.filter((word) => typeof word !== "string");
}

const endMark = "END_OF_JSON";

/** No line of JSON is the end mark; one of a text may be. */
function bashFile(word: File): string {
  const to = bashWord(word.file);
  return "text" in word
    ? `printf '%s\\n' ${bashWord(word.text)} > ${to}\n`
    : `cat > ${to} <<'${endMark}'\n${pretty(word.json)}\n${endMark}\n`;
}

/** Windows PowerShell writes in the code page of the machine unless it is told. */
function powerShellFile(word: File): string {
  const content = "text" in word ? word.text : pretty(word.json);
  return `Set-Content -Encoding utf8 -LiteralPath ${powerShellWord(word.file)} -Value ${powerShellWord(content)}\n`;
}

/** Requests as REST clients of editors take them; the token is left to the client. */
export function toRest({ rest }: Script, endpoint: string): string {
  return rest.map((call) => request(call, endpoint)).join("\n###\n\n");
}

function request({ method, name, path, apiVersion, body }: RestCall, endpoint: string): string {
  const title = name === undefined ? "" : `# @name ${name}\n`;
  const head = `${title}${method} ${endpoint}${encodeURI(path)}?api-version=${apiVersion}\nAuthorization: Bearer {{token}}\n`;
  return body === undefined ? head : `${head}Content-Type: application/json\n\n${pretty(body)}\n`;
}

const schemas: Readonly<Record<Deployment["scope"], string>> = {
  resourceGroup: "2019-04-01/deploymentTemplate.json",
  subscription: "2018-05-01/subscriptionDeploymentTemplate.json",
  managementGroup: "2019-08-01/managementGroupDeploymentTemplate.json",
  tenant: "2019-08-01/tenantDeploymentTemplate.json",
};

export function toTemplate({ scope, resources, note }: Deployment): string {
  return `${pretty({
    $schema: `https://schema.management.azure.com/schemas/${schemas[scope]}#`,
    contentVersion: "1.0.0.0",
    ...(note === undefined ? {} : { metadata: { description: note } }),
    resources,
  })}\n`;
}

export function toBicepFile({ scope, bicep, note }: Deployment): string {
  const target = scope === "resourceGroup" ? "" : `targetScope = '${scope}'\n\n`;
  return `${note === undefined ? "" : `// ${note.replace(/\s+/g, " ")}\n`}${target}${bicep}`;
}

function pretty(json: unknown): string {
  return JSON.stringify(json, undefined, 2);
}
