import { describe, expect, it } from "vitest";
import type { Report } from "../../../src/model/report.ts";
import type { Clearance } from "../../../src/model/vocabulary.ts";
import { pdfDocuments } from "../../../src/pdf/render-pdf.ts";
import { withhold } from "../../../src/report/withhold/withhold.ts";
import { reportOn } from "../../content-root.ts";
import { readPages, textOf } from "../layout/page-text.ts";
import { inputOf, produce } from "./produce.ts";

/** Each secret stands in content above `internal`; the words are nowhere else. */
const secrets = ["Tresorkammer", "Geheimgang", "Generalschlüssel", "Sprengversuch", "Innenrevision"];

const content = {
  "controls/domain.md":
    "---\ntitle: Verbund\norganisation: Haus\ncatalogue: kompendium-2023\napproach: standard\nexample: 2026-11-23\n---\nText.\n",
  "controls/sites/rz-a.md": "---\ntitle: Zentrum A\nphases:\n  - {from: 2020-01-01, state: active}\n---\n",
  "controls/objects/raum-a.md":
    "---\ntitle: Raum A\ntype: room\nsites: [rz-a]\nprotection: {confidentiality: high, integrity: high, availability: high}\nmodules: [INF.2]\n---\n",
  "controls/objects/raum-b.md":
    "---\ntitle: Tresorkammer\ntype: room\nsites: [rz-a]\nprotection: {confidentiality: high, integrity: high, availability: high}\nmodules: [INF.5]\nclassification: confidential\n---\nMit Geheimgang.\n",
  "controls/objects/dienst.md":
    "---\ntitle: Dienst\ntype: process\nsites: [rz-a]\nprotection: {confidentiality: high, integrity: high, availability: high}\ncritical: true\nrecovery: {rto: PT4H, rpo: PT1H, mtpd: PT24H}\n---\n",
  "controls/catalog/inf-2.md":
    "---\ntitle: Rechenzentrum\nmodule: INF.2\n---\n\n## INF.2.A1 Festlegung von Anforderungen\n\n### rz-a: ja\n\nSo: [Generalschlüssel](../../evidence/rz-a/liste.txt), [Plan](../../evidence/rz-a/plan.txt).\n\n- Geprüft: 2026-09-14, A. Beispiel, Leitung\n",
  "controls/risks/keller.md":
    "---\ntitle: Sprengversuch\nobjects: [raum-a]\nthreats: [G 0.8]\nclassification: confidential\n---\nEin Sprengversuch.\n",
  "controls/audits/2026.md":
    "---\ntitle: Innenrevision\nkind: internal\ndate: 2026-05-01\nclassification: vs-nfd\n---\n\n## F-01 Innenrevision fand etwas\n\n- Schwere: schwerwiegend\n",
  "evidence/rz-a/liste.txt": "Generalschlüssel",
  "evidence/rz-a/liste.txt.yaml":
    "title: Generalschlüssel\ntype: document\nissued: 2026-03-14\nsha256: @sha256\nclassification: confidential\n",
  "evidence/rz-a/plan.txt": "Plan",
  "evidence/rz-a/plan.txt.yaml": "title: Raumplan\ntype: document\nissued: 2026-03-14\nsha256: @sha256\n",
};

describe("documents of a report with confidential content", () => {
  // Read inside a test, which removes the files when it ends, and shared by all.
  let reading: Promise<Report> | undefined;
  const read = (): Promise<Report> => {
    reading ??= reportOn(content);
    return reading;
  };

  /** All that a document says: on its pages, and in titles, bookmarks, alternative texts and metadata. */
  async function wordsOf(id: string, clearance: Clearance): Promise<string> {
    const bytes = await produce(id, inputOf(withhold(await read(), clearance)));
    const pages = textOf(await readPages(bytes)).replace(/\u00AD ?/g, "");
    return `${pages} ${stringsIn(bytes)}`;
  }

  const documents = pdfDocuments.filter(({ applies }) => applies).map(({ id }) => id);

  it.each(documents)("%s: nothing above the clearance is in the file", async (id) => {
    for (const clearance of ["public", "internal"] as const) {
      const words = await wordsOf(id, clearance);
      for (const secret of secrets) expect(words, `${secret} at ${clearance}`).not.toContain(secret);
    }
  });

  it("are told whole to whoever may see everything", async () => {
    const all = (await Promise.all(documents.map((id) => wordsOf(id, "vs-nfd")))).join(" ");
    for (const secret of secrets) expect(all).toContain(secret);
  });

  it("carry the highest classification that they hold on every page", async () => {
    const marks = async (id: string, clearance: Clearance): Promise<Set<string | undefined>> => {
      const pages = await readPages(await produce(id, inputOf(withhold(await read(), clearance))));
      return new Set(pages.map((runs) => /Einstufung: ([^ ]+)/.exec(textOf([runs]))?.[1]));
    };
    expect(await marks("A.1", "internal")).toEqual(new Set(["intern"]));
    expect(await marks("A.1", "vs-nfd")).toEqual(new Set(["vertraulich"]));
    expect(await marks("A.3", "confidential")).toEqual(new Set(["vertraulich"]));
    expect(await marks("status", "vs-nfd")).toEqual(new Set(["VS"]));
    expect(await marks("A.0", "vs-nfd")).toEqual(new Set(["intern"]));
  });

  it("do not say that there is nothing where it was withheld", async () => {
    for (const [id, words] of [
      ["A.1", "Es ist keiner erfasst."],
      ["A.5", "Es ist kein Risiko erfasst."],
      ["A.6", "Kein Prüfpunkt ist teilweise oder nein, und keine Aufgabe ist offen."],
      ["status", " Keine. "],
    ] as const) {
      expect(await wordsOf(id, "public"), id).toContain(
        "Nichts, was bei dieser Freigabestufe gezeigt werden darf.",
      );
      expect(await wordsOf(id, "public"), id).not.toContain(words);
    }
  });

  it("say nothing of exercises and recovery of critical processes that are shown, where what they rest on is withheld", async () => {
    const words = await wordsOf("emergency", "internal");
    expect(words).toContain("Dienst");
    expect(words).not.toContain("Kein kritischer Prozess");
    expect(await wordsOf("emergency", "vs-nfd")).toContain("Kein kritischer Prozess nennt, was er braucht");
  });

  it("say what was withheld", async () => {
    const words = await wordsOf("A.4", "internal");
    expect(words).toContain("Freigabestufe „intern“");
    expect(words).toContain("1 Zielobjekt,");
    expect(words).toContain("1 Nachweis,");
    expect(words).toContain("N-001");
  });

  it("the status report says how much is missing of what it counts, and that failover was examined", async () => {
    const { withheld, certificate } = withhold(await read(), "internal");
    expect(withheld?.blockers).toBeGreaterThan(0);
    const words = await wordsOf("status", "internal");
    expect(certificate.blockers.de).toMatch(new RegExp(`; dazu ${withheld?.blockers} zurückgehalten\\.$`));
    expect(words).toContain(`; dazu ${withheld?.blockers} zurückgehalten.`);
    expect(words).toContain(`Zurückgehalten: ${withheld?.gaps} Lücken`);
    expect(words).toContain(
      "Genügt ein Rechenzentrum allein? Zurückgehalten: 1 Ergebnis zur Ausfallsicherheit",
    );
  });
});

/** Every text string of the file's objects: titles of bookmarks, alternative texts, descriptions of links. */
function stringsIn(bytes: Buffer): string {
  const text = bytes.toString("latin1");
  const wide = [...text.matchAll(/\((\xFE\xFF(?:\\[\s\S]|[^\\)])*)\)/g)].map((match) =>
    Buffer.from((match[1] ?? "").slice(2).replace(/\\([\s\S])/g, "$1"), "latin1"),
  );
  const decoded = wide
    .filter((buffer) => buffer.length % 2 === 0)
    .map((buffer) => buffer.swap16().toString("utf16le"));
  return [text, ...decoded].join(" ");
}
