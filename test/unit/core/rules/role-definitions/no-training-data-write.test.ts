import { noTrainingDataWrite } from "#src/core/rules/role-definitions/no-training-data-write";
import { testDocumentRule, testRoleRule } from "#support/rule-tester";

const openAi = "Microsoft.CognitiveServices/accounts/OpenAI";

testRoleRule(noTrainingDataWrite, {
  valid: {
    "calling models": `"DataActions": ["${openAi}/deployments/*", "${openAi}/files/read", "${openAi}/assistants/*"]`,
    "a wildcard whose training is taken back": `"DataActions": ["${openAi}/files/*"], "NotDataActions": ["${openAi}/FILES/write"]`,
    "a data operation among actions, which grants nothing": `"Actions": ["${openAi}/files/write"]`,
    "a subtraction nobody can work out": `"DataActions": ["*"], "NotDataActions": "[parameters('notDataActions')]"`,
  },
  invalid: {
    "uploading and fine-tuning by name": {
      json: `"DataActions": [«"${openAi}/files/write"», «"${openAi}/fine-tunes/write"»]`,
      message: ["upload training data. What", "start a fine-tuning. What"],
      fixed: { [`Remove "${openAi}/files/write"`]: `"DataActions": ["${openAi}/fine-tunes/write"]` },
    },
    "a wildcard over files": {
      json: `"DataActions": [«"${openAi}/files/*"»]`,
      message: "lets every holder upload training data",
      fixed: {
        "Replace with what it grants today, without training": `"DataActions": ["${openAi}/files/delete", "${openAi}/files/read"]`,
      },
    },
    "a wildcard over everything": {
      json: `"DataActions": [«"Microsoft.CognitiveServices/*"»]`,
      message: "upload training data and start a fine-tuning",
    },
  },
});

testDocumentRule(noTrainingDataWrite, {
  valid: {
    "a built-in role": `{ "Name": "Case", "IsCustom": false, "Actions": [], "DataActions": ["${openAi}/*"] }`,
  },
  invalid: {},
});
