import { l10n, Uri } from "vscode";
import { conversions, type Refactoring } from "../core/index";
import { OperationError } from "../infrastructure/errors";
import type { Choice, Prompts } from "../infrastructure/prompts";
import { translate } from "../infrastructure/translate";
import type { ChangeableDocument } from "./changeable-document";
import type { Command } from "./command";
import type { Desk } from "./tree-commands";

export interface ConvertParts {
  readonly prompts: Prompts;
  readonly desk: Desk;
  /** Shows a file in an editor; without one, takes what the active editor shows, if anything. */
  readonly showChangeable: (file: Uri | undefined) => Promise<ChangeableDocument | undefined>;
}

/** Writes the roles or the policy of a file in another form; called without a file, of the active editor. */
export function convertFile({ prompts, desk, showChangeable }: ConvertParts): Command {
  return {
    id: "aoaiSecurity.convert",
    title: "Convert",
    async run(clicked) {
      const document = await showChangeable(clicked instanceof Uri ? clicked : undefined);
      if (!document) throw new OperationError(l10n.t("Open the file that is to be converted."));
      const offered = conversions(document.text, translate);
      if (offered.length === 0) {
        throw new OperationError(
          l10n.t(
            'Nothing in "{0}" can be converted: it holds no role definition and no policy definition that stands for itself.',
            document.name,
          ),
        );
      }
      const chosen = await prompts.pick(offered.map(toChoice), {
        title: l10n.t("Convert {0}", document.name),
      });
      await carryOut(chosen, document, desk);
    },
  };
}

function toChoice(conversion: Refactoring): Choice<Refactoring> {
  const detail = conversion.creates ? l10n.t("Opens a new document; this one stays as it is.") : undefined;
  return { label: conversion.title, ...(detail !== undefined && { detail }), value: conversion };
}

async function carryOut(chosen: Refactoring, document: ChangeableDocument, desk: Desk): Promise<void> {
  if (chosen.creates) {
    const { language, content } = chosen.creates();
    await desk.run("aoaiSecurity.openDocument", language, content);
  } else if (!(await document.change(chosen.edits()))) {
    throw new OperationError(l10n.t("The document cannot be changed."));
  }
}
