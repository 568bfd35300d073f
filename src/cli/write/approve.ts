import type { Command } from "commander";
import type { Bilingual } from "../../model/position.ts";
import { type ReferenceDocumentId, referenceDocuments } from "../../model/reference-document.ts";
import { judgeInFull } from "../../pipeline.ts";
import { CommandError } from "../../publish/command-error.ts";
import { withApproval } from "../../source/edit/approval-edit.ts";
import { writeChanges } from "../../source/edit/write.ts";
import { readProject } from "../../source/read-project.ts";
import { isSamePerson } from "../../text/same-person.ts";
import { today } from "../clock.ts";
import { addCommand } from "../command.ts";
import { argument, option, options } from "../options.ts";
import { note } from "../print.ts";
import { toolVersion } from "../version.ts";

/** Adds `nachweis approve`. */
export function addApproveCommand(program: Command): Command {
  return addCommand<"approve", { readonly by: string }, [document: string]>(program, "approve", {
    does: {
      de: "die Freigabe eines Referenzdokuments eintragen, mit der Prüfsumme dessen, was es zeigt",
      en: "record the approval of a reference document, with the digest of what it shows",
    },
    arguments: [argument("<document>", referenceDocuments.join(", "))],
    options: [
      option("--by <role>", {
        de: "wer freigibt: eine Rolle aus „management“",
        en: "who approves: a role of “management”",
      }).makeOptionMandatory(),
      options.root(),
      options.asOf(),
    ],
    async run({ root, asOf, lang, by }, name) {
      const id = referenceDocuments.find((one) => one === name);
      if (id === undefined) throw unknown(name);
      const { digest, on } = await recordApproval(root, id, by.trim(), asOf);
      process.stdout.write(`${digest}\n`);
      note(on > today() ? approvedFrom(id, by.trim(), on) : approvedOn(id, by.trim(), on), lang);
    },
  });
}

/** Writes the approval into the domain; returns the day, and the digest of what the document shows on it. */
async function recordApproval(
  root: string,
  id: ReferenceDocumentId,
  by: string,
  asOf: string | undefined,
): Promise<{ digest: string; on: string }> {
  const project = await readProject(root);
  const { domain } = project;
  if (project.problems.some(({ at }) => at.file === domain.file)) throw unreadable(domain.file);
  const management = domain.data.management ?? [];
  if (by === "" || (management.length > 0 && !management.includes(by))) throw notManagement(by, management);
  const { report } = judgeInFull(project, { asOf, today: today(), version: toolVersion() });
  const on = report.asOf;
  const document = report.domain.documents.find((one) => one.id === id);
  const before = project.texts.get(domain.file);
  if (!document || before === undefined) throw noPlace(domain.file, "");
  const { checked, digest } = document;
  if (checked !== null && isSamePerson(checked.by, by)) throw samePersonTwice(id, by);
  const { [id]: own, approved } = domain.data.documents ?? {};
  const later = [own?.checked, own?.approved ?? approved, ...(own?.history ?? [])].find(
    (one) => one !== undefined && one.on > on,
  );
  if (later) throw tooEarly(id, on, later.on);
  const after = withApproval(before, id, { by, on, digest });
  if (after === null)
    throw noPlace(domain.file, `${id}: {approved: {by: ${by}, on: ${on}, digest: ${digest}}}`);
  await writeChanges(root, [{ kind: "replace", path: domain.file, before, after }]);
  return { digest, on };
}

function approvedOn(id: string, by: string, on: string): Bilingual {
  return { de: `${id} ist am ${on} von ${by} freigegeben.`, en: `${id} is approved by ${by} on ${on}.` };
}

function approvedFrom(id: string, by: string, on: string): Bilingual {
  return {
    de: `${id} gilt erst ab dem ${on} als von ${by} freigegeben: Der Tag kommt noch.`,
    en: `${id} counts as approved by ${by} from ${on} on alone: that day is still to come.`,
  };
}

function unreadable(file: string): CommandError {
  return new CommandError({
    de: `${file} lässt sich nicht ganz lesen; wer freigeben darf, weiß niemand. Beheben Sie zuerst, was „nachweis check“ dort findet`,
    en: `${file} can't be read wholly; nobody knows who may approve. Mend first what "nachweis check" finds there`,
  });
}

function tooEarly(id: string, on: string, later: string): CommandError {
  return new CommandError({
    de: `${id} wurde laut domain.md am ${later} geprüft, geändert oder freigegeben; eine Freigabe am ${on} kann nicht dieser Fassung gelten`,
    en: `as domain.md says, ${id} was checked, changed or approved on ${later}; an approval on ${on} can't be one of this version`,
  });
}

function unknown(name: string): CommandError {
  return new CommandError({
    de: `„${name}“ ist kein Dokument, das freigegeben wird; das sind ${referenceDocuments.join(", ")}`,
    en: `"${name}" is no document that is approved; these are ${referenceDocuments.join(", ")}`,
  });
}

function notManagement(by: string, management: readonly string[]): CommandError {
  const roles = management.join(", ");
  return new CommandError(
    by === ""
      ? { de: "--by nennt niemanden", en: "--by names nobody" }
      : {
          de: `„${by}“ steht nicht unter „management“ in controls/domain.md; freigeben darf: ${roles}`,
          en: `"${by}" is not in "management" of controls/domain.md; those who may approve: ${roles}`,
        },
  );
}

function samePersonTwice(id: string, by: string): CommandError {
  return new CommandError({
    de: `${by} hat ${id} geprüft; freigeben muss es jemand anderes`,
    en: `${by} has checked ${id}; somebody else must approve it`,
  });
}

function noPlace(file: string, line: string): CommandError {
  const itself: Bilingual = {
    de: line === "" ? "" : `; schreiben Sie unter „documents“ selbst: ${line}`,
    en: line === "" ? "" : `; write below "documents" yourself: ${line}`,
  };
  return new CommandError({
    de: `${file}: hier lässt sich die Freigabe nicht eintragen${itself.de}`,
    en: `${file}: the approval can't be recorded here${itself.en}`,
  });
}
