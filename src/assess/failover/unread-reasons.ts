import type { FailoverReason } from "../../model/failover.ts";
import type { Named } from "../names.ts";

const none = { site: null, requirement: null, evidence: null, day: null } as const;

/** Something that failover rests on is missing or could not be read. */
export function unreadReason(
  { id, file }: { readonly id: string; readonly file: string },
  keys: readonly string[],
  named: Named,
): FailoverReason {
  const which = keys.includes("*") ? "" : ` (${keys.join(", ")})`;
  return {
    ...none,
    kind: "unread",
    path: [id],
    text: {
      de: `Angaben zu ${named(id)} fehlen oder sind nicht lesbar${which}: Was aus ihnen folgt, ist nicht bekannt.`,
      en: `Details of ${named(id)} are missing or can’t be read${which}: what follows from them is not known.`,
    },
    change: {
      de: `Beheben, was die Prüfung dazu in ${file} meldet.`,
      en: `Mend what the check says of it in ${file}.`,
    },
  };
}

/** Files from which no target object was made. */
export function unreadFilesReason(number: number): FailoverReason {
  return {
    ...none,
    kind: "unread",
    path: [],
    text: {
      de: `${number === 1 ? "1 Datei" : `${number} Dateien`} der Zielobjekte ${number === 1 ? "ist" : "sind"} nicht lesbar: Ob darin ein kritischer Prozess steht, oder etwas, das einer braucht, ist nicht bekannt.`,
      en: `${number === 1 ? "1 file" : `${number} files`} of target objects can’t be read: whether there is a critical process in ${number === 1 ? "it" : "them"}, or something that one needs, is not known.`,
    },
    change: {
      de: "Beheben, was die Prüfung dazu unter controls/objects meldet.",
      en: "Mend what the check says of it below controls/objects.",
    },
  };
}
