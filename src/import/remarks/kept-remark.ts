import { createHash } from "node:crypto";
import type { Remark, RemarksFile } from "../../model/remarks.ts";
import { canonicalJson } from "../../text/canonical-json.ts";
import type { ImportState, KeptFields } from "../import-state.ts";
import type { Block } from "./block.ts";

/** What is kept of a remark that was taken, so that a later import can tell what the auditor has changed since. */
export interface KeptRemark {
  readonly kind: Block["kind"];
  /** Id of its finding; empty for all else. */
  readonly id: string;
  readonly day: string;
  /** Digest of what the auditor said. */
  readonly said: string;
  /** Digest of the paragraphs that say it in the content, and how many these are. */
  readonly text: string;
  readonly count: number;
  readonly severity: string;
}

/** What was kept of a remark; null if there is nothing. */
export function keptRemark(fields: KeptFields | undefined): KeptRemark | null {
  const { kind = "", id = "", day = "", said = "", text = "", count = "", severity = "" } = fields ?? {};
  return kind === "finding" || kind === "question" || kind === "note"
    ? { kind, id, day, said, text, count: Number(count), severity }
    : null;
}

/** What is to be kept of a remark that has been taken as a block. */
export function keptOf(remark: Remark, block: Block, auditor: string | null): KeptFields {
  return {
    auditor: digestOf([auditor ?? ""]),
    kind: block.kind,
    id: block.said.findings[0]?.id ?? "",
    day: remark.day,
    said: saidDigest(remark),
    text: digestOf(block.read),
    count: String(block.read.length),
    severity: block.severity ?? "",
  };
}

/** A digest of what the auditor says of a thing. */
export function saidDigest({ verdict, text, severity }: Remark): string {
  return digestOf([verdict, text.normalize("NFC").replace(/\r\n?/g, "\n"), severity]);
}

/** What the names of all that is kept of an audit's remarks begin with. */
export function keptPrefix(audit: string): string {
  return `remark ${audit} `;
}

/** What is kept of an edition whose remarks came into an audit. */
export function keptEdition({ title, date }: RemarksFile["audit"]): KeptFields {
  return { kind: "edition", audit: digestOf([title, date]) };
}

/** The id of the audit that remarks of this title and day came into; null if there is none. */
export function madeFor({ title, date }: RemarksFile["audit"], kept: ImportState): string | null {
  const wanted = digestOf([title, date]);
  const row = [...kept].find(([, { kind, audit }]) => kind === "edition" && audit === wanted);
  return row?.[0].split(" ")[1] ?? null;
}

/**
 * The name of a remark in an audit: by its id, as there may be several on one thing, and files of several auditors may hold it.
 * One that lacks it goes by the auditor and the thing. The state of an item, and the bytes of evidence, may be others in the
 * next edition.
 */
export function remarkName({ id, about }: Remark, auditor: string | null): string {
  if (id !== undefined) return digestOf({ id });
  const thing =
    about.kind === "item"
      ? [about.requirement, about.object, about.site]
      : ["evidence", about.path.normalize("NFC")];
  return digestOf([auditor, ...thing]);
}

/** Whether what was kept is a remark of an auditor. */
export function isOf(fields: KeptFields, auditor: string | null): boolean {
  return keptRemark(fields) !== null && fields.auditor === digestOf([auditor ?? ""]);
}

/** A short digest of a value. */
export function digestOf(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex").slice(0, 16);
}
