import { noBroadDataActions } from "#src/core/rules/role-definitions/no-broad-data-actions";
import { testDocumentRule, testRoleRule } from "#support/rule-tester";

const openAi = "Microsoft.CognitiveServices/accounts/OpenAI";
const chat = `${openAi}/deployments/chat/completions/action`;
const titles = {
  call: "Only call models",
  train: "Call models, files and fine-tuning",
  today: "Replace with what it grants today",
};

const subtracted = ["*/read", "*/write", "*/delete"].concat(
  [
    "da*",
    "en*",
    "i*",
    "deployments/a*",
    "deployments/e*",
    "deployments/r*",
    "deployments/s*",
    "s*",
    "v*",
  ].map((end) => `${openAi}/${end}`),
);
const subtraction = `"NotDataActions": ${JSON.stringify([...subtracted, `${openAi}/*/extensions/*`])}`;

testRoleRule(noBroadDataActions, {
  valid: {
    "data actions that are named": `"DataActions": ["${chat}"]`,
    "a wildcard over a part of the models": `"DataActions": ["${openAi}/deployments/*", "${openAi}/assistants/*"]`,
    "a wildcard over another service": `"DataActions": ["Microsoft.CognitiveServices/accounts/Face/*", "Microsoft.Search/*"]`,
    "a wildcard whose models are taken back": `"DataActions": ["*"], "NotDataActions": ["microsoft.cognitiveservices/*"]`,
    "control-plane wildcards, which are another rule's business": `"Actions": ["*"]`,
    "a subtraction nobody can work out": `"DataActions": ["*"], "NotDataActions": "[parameters('notDataActions')]"`,
  },
  invalid: {
    "each wildcard above the models, in any case": {
      json: `"DataActions": [«"*"», «"microsoft.cognitiveservices/*"», «"Microsoft.CognitiveServices/ACCOUNTS/*"», «"${openAi}/*"»]`,
      message: "data actions of Azure OpenAI, and each one that Azure adds joins them",
    },
    "what a subtraction leaves over, with a preset for each purpose": {
      json: `"DataActions": [«"${openAi}/*"» /* models */], ${subtraction}`,
      message: "grants 5 data actions",
      fixed: {
        [titles.call]: `"DataActions": ["${chat}" /* models */], ${subtraction}`,
        [titles.train]: `"DataActions": ["${openAi}/batches/action", "${openAi}/batches/cancel/action", "${chat}" /* models */], ${subtraction}`,
        [titles.today]: `"DataActions": ["${openAi}/batches/action", "${openAi}/batches/cancel/action", "${chat}", "${openAi}/deployments/completions/action", "${openAi}/moderations/action" /* models */], ${subtraction}`,
      },
    },
    "a wildcard beside what it covers, which is not listed twice": {
      json: `"DataActions": ["${chat}", «"${openAi}/*"»], ${subtraction}`,
      message: "grants 5 data actions",
      fixed: {
        [titles.call]: `"DataActions": ["${chat}"], ${subtraction}`,
        [titles.train]: `"DataActions": ["${chat}", "${openAi}/batches/action", "${openAi}/batches/cancel/action"], ${subtraction}`,
        [titles.today]: `"DataActions": ["${chat}", "${openAi}/batches/action", "${openAi}/batches/cancel/action", "${openAi}/deployments/completions/action", "${openAi}/moderations/action"], ${subtraction}`,
      },
    },
  },
});

testDocumentRule(noBroadDataActions, {
  valid: {
    "a built-in role": `{ "Name": "Case", "IsCustom": false, "Actions": [], "DataActions": ["*"] }`,
  },
  invalid: {},
});
