import { beforeAll, describe, expect, it } from "vitest";
import { changeNoticeOf } from "../../../src/model/change-notice.ts";
import type { Report } from "../../../src/model/report.ts";
import { withhold } from "../../../src/report/withhold/withhold.ts";
import { lettersOf, readPages } from "../layout/page-text.ts";
import { inputOf, produce } from "./produce.ts";
import { exampleReport } from "./reports.ts";

const bare = (text: string): string => text.replace(/\s+/g, "");

/** BSI, Zertifizierungsschema: substantial changes are reported. Only what the content says. */
describe("the change notice of the worked example", () => {
  let report: Report;

  beforeAll(async () => {
    report = await exampleReport();
  });

  const letters = async (of: Report): Promise<string> =>
    lettersOf(await readPages(await produce("notice", inputOf(of))));

  it("has number, day, what changes in A.1, A.3 and A.5, and what is renewed", async () => {
    const [move] = report.relocations;
    if (!move) throw new Error("The example moves a data centre");
    const notice = changeNoticeOf(move, report);
    const text = await letters(report);
    const [certificate] = report.certificates;
    expect(certificate?.number).toBe("BSI-IGZ-0000-BEISPIEL");
    for (const part of [
      certificate?.number,
      certificate?.holder,
      certificate?.scope,
      "15.01.2027",
      "Entwurf",
    ])
      expect(text).toContain(bare(part ?? "?"));
    const title = (id: string): string => report.objects.find((one) => one.id === id)?.title ?? "?";
    const { added, removed, moved, links } = notice.structure;
    expect([added, removed, moved, links].map(({ length }) => length)).toEqual([4, 4, 8, 3]);
    for (const id of [...added, ...removed, ...moved, ...links]) expect(text).toContain(bare(title(id)));
    expect(notice.modelling.map(({ module }) => module)).toEqual(["INF.1", "INF.2", "INF.5", "INF.12"]);
    for (const id of notice.risks)
      expect(text).toContain(bare(report.risks.find((one) => one.id === id)?.title ?? "?"));
    // Each obligation of the move but the notice itself.
    expect(notice.renewals.length).toBe(move.obligations.length - 1);
    for (const { text: what } of notice.renewals) expect(text).toContain(bare(what.de));
  });

  it("names the requirements that rest on the certificate at the new site alone", () => {
    const [move] = report.relocations;
    const [, customer] = move ? changeNoticeOf(move, report).letters : [];
    const resting = move?.inherited ?? [];
    expect(resting.length).toBeGreaterThan(10);
    expect(customer?.inherits).toEqual([...new Set(resting.map(({ requirement }) => requirement))]);
  });

  it("says that the own certificate is missing, and knows it where it is there", async () => {
    expect(await letters(report)).toContain(bare("fehlt: das eigene Zertifikat als Nachweis"));
    const [foreign] = report.certificates;
    if (!foreign) throw new Error("The example has a certificate");
    const own = { ...foreign, holder: report.domain.organisation, number: "BSI-IGZ-9999-EIGEN" };
    const text = await letters({ ...report, certificates: [own, foreign] });
    expect(text).toContain("BSI-IGZ-9999-EIGEN");
    expect(text).not.toContain(bare("das eigene Zertifikat als Nachweis"));
  });

  it("is withheld with the move", async () => {
    const text = await letters(withhold(report, "public"));
    expect(text).not.toContain("BSI-IGZ-0000-BEISPIEL");
    expect(text).toContain(bare("Nichts, was bei dieser Freigabestufe gezeigt werden darf."));
  });
});
