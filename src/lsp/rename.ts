import { LSPErrorCodes, ResponseError, type WorkspaceEdit } from "vscode-languageserver";
import type { Bilingual, Position } from "../model/position.ts";
import type { Thing } from "../rename/occurrences.ts";
import { proveRename } from "../rename/rename.ts";
import { RenameRefusal, type RenameRequest } from "../rename/request.ts";
import type { Feature } from "./feature.ts";
import { thingAt } from "./named-thing.ts";
import { workspaceEdit } from "./workspace-edit.ts";

/**
 * Renames a site, object, control or piece of evidence wherever it is named, with its files and folder; by the functions of
 * `nachweis rename`, over the texts that the editor holds.
 */
export const rename: Feature = {
  capabilities: ({ textDocument }) => ({
    renameProvider: textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
  }),
  answer({ connection, workspace, texts, language, check, client }) {
    const refuse = (text: Bilingual): never => {
      throw new ResponseError(LSPErrorCodes.RequestFailed, text[language]);
    };
    connection.onPrepareRename(async ({ textDocument, position }) => {
      const document = await workspace.currentDocument(textDocument.uri);
      const thing = document && thingAt(document, texts.placeAt(document.uri, position));
      if (!document || !thing) return null;
      if (!isRenamed(thing)) return refuse(notRenamed(thing));
      return { range: texts.rangeOf(document.uri, thing.start, thing.end), placeholder: shownName(thing) };
    });
    connection.onRenameRequest(async ({ textDocument, position, newName }): Promise<WorkspaceEdit | null> => {
      const document = await workspace.currentDocument(textDocument.uri);
      const thing = document && thingAt(document, texts.placeAt(document.uri, position));
      if (!document || !thing) return null;
      if (!isRenamed(thing)) return refuse(notRenamed(thing));
      const { root, state } = document;
      try {
        const request = { kind: thing.kind, from: thing.id, to: fullName(thing, newName.trim()) };
        const options = { ...check, open: texts.openIn(root), memory: state.memory };
        const { edits, moves, left } = await proveRename(root, request, options);
        const edit = workspaceEdit(root, { edits, moves }, texts, client) ?? refuse(unable);
        if (left.length > 0) connection.window.showInformationMessage(stays(thing, left)[language]);
        return edit;
      } catch (error) {
        return error instanceof RenameRefusal ? refuse(error.explanation) : Promise.reject(error);
      }
    });
  },
};

type Renamed = Thing & Pick<RenameRequest, "kind">;

function isRenamed(thing: Thing): thing is Renamed {
  return thing.kind !== "risk" && thing.kind !== "requirement";
}

/** What a person changes: of evidence the name of its file. */
function shownName({ kind, id }: Thing): string {
  return kind === "evidence" ? id.slice(id.lastIndexOf("/") + 1) : id;
}

/** The name that a person has written; of evidence a path in its folder, or from the content root. */
function fullName({ kind, id }: Thing, written: string): string {
  if (kind !== "evidence" || written.startsWith("evidence/")) return written.normalize("NFC");
  return `${id.slice(0, id.lastIndexOf("/") + 1)}${written}`.normalize("NFC");
}

function notRenamed({ kind, id }: Thing): Bilingual {
  return kind === "requirement"
    ? {
        de: `„${id}“ ist die Kennung einer Anforderung; sie lässt sich nicht umbenennen.`,
        en: `“${id}” is the id of a requirement; it can't be renamed.`,
      }
    : {
        de: `„${id}“ ist ein Risiko; umbenannt werden Standorte, Zielobjekte, Maßnahmen und Nachweise.`,
        en: `“${id}” is a risk; sites, objects, controls and evidence are renamed.`,
      };
}

/** Where the name stays: a person has to look there. */
function stays(thing: Thing, left: readonly Position[]): Bilingual {
  const [first] = left;
  const place = first ? `${first.file}:${first.line}` : "";
  return {
    de: `An ${left.length} Stelle(n) steht „${shownName(thing)}“ als Wort im Text und bleibt dort, zuerst in ${place}.`,
    en: `In ${left.length} place(s) “${shownName(thing)}” stands as a word in text and stays there, first in ${place}.`,
  };
}

const unable: Bilingual = {
  de: "Dieser Editor kann beim Umbenennen keine Dateien mitnehmen; „nachweis rename“ kann es.",
  en: "This editor can't rename files along with the text; “nachweis rename” can.",
};
