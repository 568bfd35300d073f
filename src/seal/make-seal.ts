import { createHash } from "node:crypto";
import { compareText } from "../text/order.ts";
import type { SigningKey } from "./keys.ts";
import { leavesFile, openingLine, openingsFile, reportPath, type SealedFile, salted } from "./leaves.ts";
import type { SealFiles } from "./open-seal.ts";
import { type SealedStates, statesFile } from "./sealed-states.ts";
import { signed, writeNote } from "./signed-note.ts";
import { digestOfStatement, type Statement, statementText } from "./statement.ts";

/** What a seal is made of. */
export interface ToSeal extends Pick<Statement, "domain" | "day" | "catalogue" | "commit" | "tool"> {
  /** Every file of the content, with the bytes that were checked. */
  readonly files: readonly SealedFile[];
  /** Items by state in that report, for each site. */
  readonly states: readonly SealedStates[];
  /** The report of the check, as `check --format json --lang de` prints it. */
  readonly report: string;
  /** The seal before; null if this is the first. */
  readonly previous: { readonly serial: number; readonly digest: string } | null;
}

/** Makes a seal: the bytes of its files, and the digest that names it. */
export function makeSeal(what: ToSeal, key: SigningKey): { files: SealFiles; digest: string } {
  const { files, states: rows, report: reportText, previous, ...rest } = what;
  const openings = [...files].sort((a, b) => compareText(a.path, b.path)).map(salted);
  const bytes = Buffer.from(reportText, "utf8");
  const report = salted({ path: reportPath, size: bytes.length, sha256: sha256(bytes) });
  const leaves = leavesFile(openings);
  const states = statesFile(rows);
  const serial = (previous?.serial ?? 0) + 1;
  const text = statementText({
    ...rest,
    serial,
    previous: previous?.digest ?? null,
    report: sha256(openingLine(report)),
    leaves: { count: openings.length, digest: sha256(leaves) },
    states: sha256(states),
    key,
  });
  return {
    files: {
      name: sealName(serial),
      seal: Buffer.from(writeNote(signed({ text, signatures: [] }, key)), "utf8"),
      leaves: Buffer.from(leaves, "utf8"),
      openings: Buffer.from(openingsFile([...openings, report]), "utf8"),
      states: Buffer.from(states, "utf8"),
      keys: [],
    },
    digest: digestOfStatement(text),
  };
}

/** The name of a seal's files: its number, of four digits at least. */
function sealName(serial: number): string {
  return String(serial).padStart(4, "0");
}

function sha256(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
