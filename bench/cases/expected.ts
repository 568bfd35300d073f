import {
  all,
  blocked,
  type Expectation,
  ended,
  found,
  grave,
  nothingProven,
  state,
  unpublished,
} from "./answer.ts";

/** A case by its number, and what its answer must hold. */
export interface Case {
  readonly id: string;
  /** A command that is run in the copy first. */
  readonly prepare?: string;
  readonly expect: Expectation;
}

const reading = ["catalog-syntax", "evidence-link-broken", "evidence-outside"];
const inf = "catalog/inf.md";
const inf2 = "catalog/inf-2.md";

/** What `expected.txt` of each case says, for a program. Its words are quoted where they name a place. */
export const cases: readonly Case[] = [
  {
    id: "01",
    expect: all(
      state("INF.2.A3", "proven"),
      state("INF.2.A5", "unproven"),
      found("evidence-missing", `${inf}:16:1`),
    ),
  },
  {
    id: "02",
    expect: all(found("catalog-syntax", `${inf}:14:1`, /Leerzeichen/), ({ report }) =>
      report.items.some((i) => i.requirement === "INF.2.A3" && i.site === "rz-b" && i.state === "proven")
        ? ["INF.2.A3 at rz-b is proven"]
        : [],
    ),
  },
  {
    id: "03",
    expect: all(found("catalog-syntax", `${inf}:14:1`, /geschützt/), ({ report }) =>
      report.items.some((i) => i.requirement === "INF.2.A3" && i.site === "rz-b" && i.state === "proven")
        ? ["INF.2.A3 at rz-b is proven"]
        : [],
    ),
  },
  { id: "04", expect: all(found("catalog-syntax", `${inf}:16:1`)) },
  {
    id: "05",
    // What `rz-b: nein` lacks is no consequence: it stands below the conflict. Nor is the short title, which stands above it.
    expect: all(found("merge-conflict", `${inf}:10:1`), ({ report }) =>
      report.findings
        .filter(
          ({ rule, line, file }) =>
            file.endsWith(inf) &&
            line < 18 &&
            !["merge-conflict", "interval-undefined", "title-differs"].includes(rule),
        )
        .map(({ rule, line }) => `${rule} at line ${line}`),
    ),
  },
  { id: "06", expect: found("catalog-syntax", `${inf}:14:1`, /Kommentar/) },
  { id: "07", expect: found("catalog-syntax", `${inf}:14:1`, /Code/) },
  { id: "08", expect: found(reading, `${inf}:10:11`, /%20|<…>|Leerzeichen/) },
  { id: "09", expect: found(reading, `${inf}:10:59`, /Leerzeichen|%20/) },
  { id: "10", expect: found("evidence-link-broken", `${inf}:10:11`, /\.\.\/\.\.\/evidence\/rz-a\/usv\.pdf/) },
  { id: "11", expect: found("catalog-syntax", `${inf}:24:1`) },
  { id: "12", expect: found(reading, `${inf}:10:11`, /wartung-2026/) },
  { id: "13", expect: all(found(reading, `${inf}:10:11`, /HTML/), found(reading, `${inf}:14:1`, /HTML/)) },
  {
    id: "14",
    expect: ({ report }) => {
      const action = report.controls[0]?.assessments[0]?.actions[0];
      const right = {
        responsible: "Haustechnik",
        effort: "2 PT",
        text: "Strang B abnehmen; Protokoll nachreichen",
      };
      return Object.entries(right)
        .filter(([key, value]) => action?.[key as keyof typeof right] !== value)
        .map(([key, value]) => `${key} is ${action?.[key as keyof typeof right]}, not ${value}`);
    },
  },
  {
    id: "15",
    expect: ({ report }) => {
      const assessor = report.controls[0]?.assessments[0]?.assessed?.assessor;
      return assessor === "A. Beispiel" ? [] : [`assessor is ${assessor}`];
    },
  },
  {
    id: "16",
    expect: all(
      found("evidence-unusable", "evidence/rz-a/usv.pdf:1:1", /leer/),
      state("INF.2.A3", "unproven"),
    ),
  },
  { id: "17", expect: found("evidence-unusable", "", /PDF|HTML/) },
  {
    id: "18",
    expect: all(found(["evidence-unusable", "evidence-altered"], ""), state("INF.2.A3", "unproven")),
  },
  {
    id: "19",
    expect: all(
      found(["evidence-unusable", "evidence-altered"], "", /git-crypt/),
      state("INF.2.A3", "unproven"),
    ),
  },
  { id: "20", expect: found("evidence-altered", "", /Zeilenende.*-text/s) },
  {
    id: "21",
    expect: ({ report }) => report.findings.filter((f) => f.severity === "error").map((f) => f.message.de),
  },
  { id: "22", expect: all(found("file-unread", "usv.pdf.yml:1:1", /usv\.pdf\.yaml/), grave(1)) },
  { id: "23", expect: found("front-matter-invalid", "usv.pdf.yaml:6:1") },
  { id: "24", expect: found("evidence-unreviewed", "") },
  { id: "25", expect: found("evidence-unreviewed", "") },
  {
    id: "26",
    expect: found("evidence-link-broken", `${inf}:10:11`, /pr(ü|%C3%BC)f%20%231%20(\(2\)|%282%29)\.pdf/),
  },
  { id: "27", expect: ended(1, /<failure[^>]*message="unbelegt: Der Verweis/) },
  {
    id: "28",
    expect: all(ended(0, /läuft nichts ab/), ({ text }) =>
      text("../out.ics").split("BEGIN:VEVENT").length === 2 ? [] : ["not one event"],
    ),
  },
  {
    id: "29",
    expect: all(found("front-matter-invalid", "", /Doppelpunkt.*Anführungszeichen/s), ({ report }) =>
      report.findings.filter((f) => /mapping|compact/.test(f.message.de)).map((f) => f.message.de),
    ),
  },
  { id: "30", expect: ended(2, /fetch-depth: 0|GIT_DEPTH/) },
  {
    id: "32",
    expect: all(
      ({ published }) => {
        const pages = [...published].filter(([path]) => path.endsWith(".html"));
        return pages.some(([, text]) => /Kennwort|Passwort/.test(text))
          ? []
          : ["no page says that a password is needed"];
      },
      found("evidence-unusable", "", /Kennwort|Passwort/),
    ),
  },
  { id: "33", expect: found("evidence-expired", "") },
  { id: "34", expect: found("evidence-expired", "") },
  { id: "35", expect: found("evidence-link-broken", "", /prüf\.pdf|pr%C3%BCf\.pdf/) },
  { id: "36", expect: state("INF.2.A3", "proven") },
  { id: "37", expect: found("evidence-not-yet-valid", "10:11") },
  { id: "38", expect: found("evidence-expired", "12:11") },
  { id: "39", expect: state("INF.2.A3", "open") },
  { id: "40", expect: all(found("front-matter-invalid", "yaml:6:1"), nothingProven) },
  { id: "41", expect: found("assessment-stale", "", /Zukunft/) },
  {
    id: "42",
    expect: all(
      found("catalog-syntax", "audits/zert.md:9:1"),
      found("catalog-syntax", "audits/zert.md:10:1"),
      found("catalog-syntax", "audits/zert.md:11:1"),
      found("catalog-syntax", "audits/zert.md:12:1"),
      blocked("deviation", "unread"),
    ),
  },
  { id: "43", expect: all(found("file-unread", "audit/zert.md:1:1", /audits/), blocked("unread")) },
  { id: "44", expect: all(found("catalog-syntax", "audits/zert.md:7:1", /##/), blocked("unread")) },
  { id: "45", expect: all(found("catalog-syntax", "audits/zert.md:7:1", /Schwere/), blocked("unread")) },
  { id: "46", expect: all(found("file-unread", "inf-2.md.txt:1:1"), grave(1)) },
  { id: "47", expect: all(found("catalog-syntax", `${inf2}:7:1`, /##/), grave(1)) },
  {
    id: "48",
    expect: all(found("evidence-unusable", "", /leer/), ({ report }) =>
      report.items
        .filter((i) => i.site === "rz-nord" && i.state === "proven")
        .map((i) => `${i.requirement} is proven`),
    ),
  },
  { id: "49", expect: found("front-matter-invalid", "", /Tabelle.*64/s) },
  { id: "50", expect: all(found("evidence-link-broken", "", /strom\/wartung-2026\.pdf/), grave(1)) },
  { id: "51", expect: found("catalog-syntax", `${inf2}:7:1`, /Anführungszeichen/) },
  {
    id: "52",
    expect: all(found("reference-unknown", "", /rz-b/), ({ text }) =>
      /rz-b/.test(text(`controls/${inf2}`)) ? [] : ["the scopes were rewritten"],
    ),
  },
  {
    id: "53",
    expect: all(found("reference-unknown", "", /rz-b/), ({ text }) =>
      /rz-b/.test(text(`controls/${inf2}`)) ? [] : ["the scopes were rewritten"],
    ),
  },
  { id: "54", expect: all(found("front-matter-invalid", `${inf2}:1:1`), grave(1)) },
  // Its sidecar holds the hash of the new bytes already: one more change makes it what it is to be.
  {
    id: "55",
    prepare: "echo '% neu' >> root/evidence/rz-nord/usv/wartung-2026.pdf",
    expect: found("evidence-unreviewed", "rz-nord/usv/wartung-2026.pdf.yaml:1:1"),
  },
  { id: "56", expect: found("evidence-link-broken", `${inf2}:11:67`) },
  { id: "57", expect: found(reading, `${inf2}:11:67`, /Leerzeichen|%20/) },
  {
    id: "58",
    expect: all(found("merge-conflict", `${inf2}:13:1`), grave(1), ({ report }) =>
      report.controls
        .flatMap(({ assessments }) => assessments)
        .some(({ assessed }) => assessed?.date === "2026-10-01")
        ? ["a date of the conflict counts"]
        : [],
    ),
  },
  {
    id: "59",
    expect: all(found("catalog-syntax", `${inf2}:9:1`), ({ report }) =>
      report.items
        .filter((i) => i.requirement === "INF.2.A1" && i.state === "proven")
        .map((i) => `INF.2.A1 at ${i.site} is proven`),
    ),
  },
  {
    id: "60",
    expect: all(found("reference-unknown", "objects/raum-nord.md:4:9"), grave(1), ({ report }) =>
      JSON.stringify(report.summary).includes('"unformed":{"objects":1')
        ? []
        : ["the summary does not say that the items of an object could not be formed"],
    ),
  },
  {
    id: "61",
    expect: found(["catalog-syntax", "gap-without-action"], `${inf2}:11:10`, /Semikolon|Strichpunkt/),
  },
  { id: "62", expect: found(["catalog-syntax", "gap-without-action"], `${inf2}:11:10`, /bis/) },
  { id: "63", expect: all(found(["front-matter-invalid", "file-unread"], "inf-2 (1).md:1:1"), grave(1)) },
  {
    id: "64",
    expect: all(found("evidence-unusable", "", /HTML/), ({ report }) =>
      report.items
        .filter((i) => i.site === "rz-nord" && i.state === "proven")
        .map((i) => `${i.requirement} is proven`),
    ),
  },
  { id: "65", expect: all(found("file-unread", "risk/brand.md:1:1", /risks/), blocked("unread")) },
  { id: "66", expect: all(found("evidence-duplicate", ""), nothingProven) },
  { id: "67", expect: found("file-unread", "eigene.md.txt:1:1", /\.md/) },
  { id: "68", expect: found("front-matter-invalid", "", /Tabulator/) },
  {
    id: "69",
    expect: all(
      found("module-unknown", "domain.md:5:11", /OPS\.1\.2\.5/),
      found("module-unknown", "domain.md:5:20", /OPS\.2\.3/),
      found("module-unknown", "domain.md:5:29", /INF\.12/),
      found("module-unknown", "domain.md:5:36", /APP\.6/),
      found("module-unknown", "domain.md:5:43", /APP\.7/),
      found("module-unknown", "domain.md:6:12", /CON\.9/),
      found("title-differs", "catalog/x.md:5:18"),
    ),
  },
  { id: "70", expect: ended(0) },
  {
    id: "71",
    expect: all(ended(0), ({ published }) =>
      [...published.keys()].filter((path) => /\.(shtm|ehtml|xhtm|atom|rss|xbl|xsd)$/.test(path)),
    ),
  },
  {
    id: "72",
    expect: all(ended(0), unpublished(/Die Tür schließt nicht|Tür erneuern|geheimraum|Geheimer Raum/i)),
  },
  { id: "73", expect: all(ended(0), unpublished(/Tresorcode/)) },
  { id: "74", expect: ({ took, code }) => (took < 2_500 && code < 2 ? [] : [`${took} ms, exit ${code}`]) },
  { id: "75", expect: found(["evidence-altered", "evidence-unusable"], "") },
  { id: "76", expect: all(ended(0), unpublished(/Geheimer Titel|Geheimer Tresor/)) },
  {
    id: "77",
    expect: ({ report }) =>
      report.findings.filter(({ rule, file }) => rule === "file-unread" && file.startsWith("evidence/rz-a/"))
        .length >= 2
        ? []
        : ["the two files of one name are not both named"],
  },
  { id: "78", expect: found("front-matter-invalid", "x.txt.yaml:6:1") },
  { id: "79", expect: ({ out }) => (/deleted/.test(out) || !/rc=2/.test(out) ? [out] : []) },
  { id: "80", expect: ({ out }) => (/ran a program/.test(out) ? [out] : []) },
];
