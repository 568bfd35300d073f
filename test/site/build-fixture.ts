import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Report } from "../../src/model/report.ts";
import type { ReportSeal, SealedHistory } from "../../src/model/sealed-history.ts";
import { check } from "../../src/pipeline.ts";
import type { PublishedDocument } from "../../src/publish/site-input.ts";
import { changesSince } from "../../src/report/withhold/changes-since.ts";
import { toJson } from "../../src/reporters/json.ts";
import { compiledModule } from "../compiled-program.ts";
import { earlierDay } from "./earlier-content.ts";

type Documents = readonly Pick<PublishedDocument, "id" | "title" | "fileName">[];

/** Documents that are not made, with what the site says of their files. */
export function withFiles(documents: Documents): readonly PublishedDocument[] {
  const file = {
    de: { pages: 1, bytes: 81_234, sha256: "0123456789abcdef".repeat(4) },
    en: { pages: 1234, bytes: 2_345_678, sha256: "fedcba9876543210".repeat(4) },
  };
  return documents.map(({ id, title, fileName }) => ({ id, title, fileName, file }));
}

/** A site built for a test, and what it was built from. */
export interface BuiltSite {
  /** Everything lies below it. */
  readonly folder: string;
  readonly root: string;
  readonly out: string;
  readonly report: Report;
  /** What the report's changes are compared with; null for none. */
  readonly earlier: Report | null;
}

/**
 * Checks a content root that `write` fills and builds its site.
 * @param folder is empty.
 * @param writeEarlier fills what the content was before; without it the site says nothing of changes.
 * @param documents those that the site lists; they are not made.
 */
export async function buildFixture(
  folder: string,
  write: (root: string) => Promise<void>,
  writeEarlier?: (root: string) => Promise<void>,
  documents: Documents = [],
): Promise<BuiltSite> {
  const root = join(folder, "content");
  const out = join(folder, "site");
  const earlier = writeEarlier ? await checked(writeEarlier, join(folder, "earlier"), earlierDay) : null;
  const now = await checked(write, root, "2026-11-23");
  const changes = earlier && changesSince(earlier, now, { clearance: "vs-nfd", since: "report" });
  // A domain with an earlier state has sealed it, and what came of it.
  const report = { ...now, changes, ...(earlier && { seals: sealedStates(earlier, now) }) };
  await buildAgain({ root, report }, out, documents);
  return { folder, root, out, report, earlier };
}

/** The history of two seals over these states, whose key has a nasty name, with files that are there and one that is gone. */
function sealedStates(earlier: Report, now: Report): SealedHistory {
  const statesOf = ({ sites, domainCounts }: Report): ReportSeal["counts"] => [
    ...sites.map(({ id, counts }) => ({ site: id, counts })),
    { site: null, counts: domainCounts },
  ];
  const signer = { name: "isb<script>window.broken='key'</script>", fingerprint: "ab".repeat(32) };
  const seal = { digest: "cd".repeat(32), revision: null, files: 40, changed: null, changes: [] };
  return {
    faults: [],
    differing: 1,
    seals: [
      { ...seal, serial: 1, day: earlier.asOf, signers: [signer], counts: statesOf(earlier) },
      {
        ...seal,
        serial: 2,
        day: now.asOf,
        signers: [signer, { name: null, fingerprint: "ef".repeat(32) }],
        changed: { added: 1, changed: 1, removed: 1, renamed: 0 },
        changes: [
          { kind: "changed", path: "evidence/rz-a/konfiguration.txt", to: null },
          { kind: "removed", path: "evidence/rz-a/weg <b>.md", to: null },
        ],
        counts: statesOf(now),
      },
    ],
  };
}

async function checked(write: (root: string) => Promise<void>, root: string, asOf: string): Promise<Report> {
  await mkdir(root);
  await write(root);
  return check(root, { asOf, today: asOf, version: "0.0.0" });
}

/** Builds the site of the same report once more, as users do: by the compiled program. */
export async function buildAgain(
  built: Pick<BuiltSite, "root" | "report">,
  out: string,
  documents: Documents = [],
): Promise<void> {
  const reportFile = `${out}.report.json`;
  await writeFile(reportFile, toJson(built.report, "de"));
  const { buildSite } =
    await compiledModule<typeof import("../../src/publish/build-site.ts")>("publish/build-site.js");
  await buildSite({
    reportFile,
    contentRoot: built.root,
    outDir: out,
    documents: withFiles(documents),
  });
}
