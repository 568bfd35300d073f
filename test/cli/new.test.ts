import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { addNewCommand } from "../../src/cli/write/new.ts";
import { gather } from "../../src/cli/write/new-answers.ts";
import { controlFields } from "../../src/cli/write/new-control.ts";
import { kinds } from "../../src/cli/write/new-kinds.ts";
import { check } from "../../src/pipeline.ts";
import { readProject } from "../../src/source/read-project.ts";
import { day, writeContent } from "../content-root.ts";
import { clean } from "../format/clean-root.ts";
import { runNachweis } from "./run-nachweis.ts";
import { runWritingCommand } from "./run-writing-command.ts";

function runNew(...args: string[]) {
  return runWritingCommand(addNewCommand, ["new", ...args]);
}

async function cleanRoot(): Promise<string> {
  return (await writeContent(clean)).root;
}

/** Places and rules of all findings but those that ask for the next step of the officer's work. */
async function findings(root: string): Promise<string[]> {
  const report = await check(root, { asOf: day, today: day, version: "0" });
  return report.findings.map(({ rule, file, message }) => `${rule} ${file}: ${message.de}`);
}

const all: readonly [kind: string, args: readonly string[], path: string, next: readonly RegExp[]][] = [
  [
    "site",
    [
      "rz-neu",
      "--title",
      "Neues RZ: Süd",
      "--from",
      "2027-01-01",
      "--state",
      "planned",
      "--replaces",
      "rz-a",
    ],
    "controls/sites/rz-neu.md",
    [],
  ],
  [
    "object",
    ["usv", "--title", "USV", "--type", "ics", "--sites", "rz-a, rz-b", "--redundancy", "active-active"],
    "controls/objects/usv.md",
    [/^risk-analysis-missing/],
  ],
  [
    "evidence",
    [
      ...["vertrag", "--site", "rz-a", "--title", "Vertrag #7", "--type", "contract"],
      ...["--issued", "2026-01-01", "--location", "E-Akte 10.2", "--valid-for", "P24M"],
    ],
    "evidence/rz-a/vertrag.md",
    [/^evidence-orphan/, /^evidence-unreviewed/],
  ],
  [
    "risk",
    [
      ...["brand", "--title", "Brand", "--objects", "server,raum-a", "--threats", "G 0.1"],
      ...["--frequency", "rare", "--impact", "limited", "--treatment", "accept"],
      ...["--accepted-by", "Leitung", "--accepted-on", "2026-01-01", "--accepted-until", "2027-01-01"],
    ],
    "controls/risks/brand.md",
    [],
  ],
  [
    "audit",
    [
      "intern-2027",
      "--title",
      "Audit",
      "--kind",
      "internal",
      "--date",
      "2026-05-01",
      "--auditor",
      "A. Beispiel",
    ],
    "controls/audits/intern-2027.md",
    [/^placeholder-left controls\/audits\/intern-2027\.md: .*Je Feststellung/],
  ],
  [
    "control",
    [
      "LWL-1",
      "--requirements",
      "INF.7.A1",
      "--title",
      "Zutritt",
      "--scope",
      "rz-a",
      "--status",
      "entbehrlich",
      "--reason",
      "Der Raum ist leer.",
    ],
    "controls/catalog/inf-7.md",
    [/^assessment-stale controls\/catalog\/inf-7.md/],
  ],
];

describe("each kind of file is valid by our own check", () => {
  test.each(all)("new %s", async (kind, args, path, next) => {
    const root = await cleanRoot();
    expect(await runNew(kind, ...args, "--root", root)).toEqual({
      stdout: `${path}\n`,
      stderr: "",
      refused: null,
    });
    const found = await findings(root);
    expect(found).toHaveLength(next.length);
    for (const [i, pattern] of next.entries()) expect(found[i]).toMatch(pattern);
    expect(await readFile(join(root, path), "utf8")).toMatchSnapshot();
  });
});

describe("nothing is overwritten", () => {
  test.each(all)("new %s", async (kind, args) => {
    const root = await cleanRoot();
    const [id = "", ...rest] = args;
    await runNew(kind, id, ...rest, "--root", root);
    const before = await findings(root);
    const again = await runNew(kind, id, ...rest, "--title", "Anderer", "--root", root);
    expect(again.refused).toMatch(/gibt es schon|bewertet „.*“ schon/);
    expect(await findings(root)).toEqual(before);
  });

  test("a site takes no id of an object", async () => {
    const root = await cleanRoot();
    const args = ["server", "--title", "T", "--from", "2027-01-01", "--root", root];
    expect((await runNew("site", ...args)).refused).toContain("Die Kennung „server“ gibt es schon");
  });
});

test("a control of a module without a catalogue begins one, in the order of its parts", async () => {
  const root = await cleanRoot();
  const args = [
    "--action",
    "Konzept schreiben",
    "--due",
    "2027-03-31",
    "--responsible",
    "ISB",
    "--root",
    root,
  ];
  const { stdout } = await runNew("control", "INF.2.A3", ...args);
  expect(stdout).toBe("controls/catalog/inf/inf-2.md\n");
  expect(await readFile(join(root, stdout.trim()), "utf8")).toBe(`---
title: Rechenzentrum sowie Serverraum
module: INF.2
---

## INF.2.A3 Einsatz einer unterbrechungsfreien Stromversorgung

### alle: nein

- Offen: Konzept schreiben; bis 2027-03-31; ISB
`);
});

describe("without a terminal", () => {
  const refused: [string[], RegExp][] = [
    [["site"], /es fehlt: <id>, --title, --from \(/],
    [["object", "usv", "--title", "USV"], /es fehlt: --type \(/],
    [["object", "usv", "--title", "T", "--type", "ics", "--sites", "rz-a,rz-b"], /es fehlt: --redundancy/],
    [
      ["object", "usv", "--title", "T", "--type", "ics", "--sites", "rz-c"],
      /--sites: den Standort „rz-c“ gibt es nicht/,
    ],
    [
      ["object", "usv", "--title", "T", "--type", "icss"],
      /--type: „icss“ ist nicht möglich; erlaubt sind process, /,
    ],
    [["site", "Süd", "--title", "T", "--from", "2027-01-01"], /Der Dateiname „Süd.md“ ist keine Kennung/],
    [["site", "alle", "--title", "T", "--from", "2027-01-01"], /Die Kennung „alle“ ist vergeben/],
    [["site", "../x", "--title", "T", "--from", "2027-01-01"], /ist keine Kennung/],
    [["site", "neu", "--title", "T", "--from", "01.02.2027"], /--from: .*„01.02.2027“ ist kein Datum/],
    [
      ["control", "INF.7.A2", "--scope", "raum-a", "--status", "ja"],
      /„INF.7.A2“ bewertet „raum-a“ schon: controls\/catalog\/inf-7.md:\d+/,
    ],
    [
      ["control", "INF.7.A2", "--title", "Anders", "--scope", "raum-b", "--status", "ja"],
      /„INF.7.A2“ gibt es schon .*mit anderem Titel/,
    ],
    [
      ["control", "LWL-9", "--title", "T", "--module", "INF.7", "--status", "ja"],
      /nennen Sie mit --requirements/,
    ],
    [["control", "INF.2.A1"], /es fehlt: --action, --due, --responsible/],
    [
      ["control", "LWL-9", "--requirements", "INF.7.A99"],
      /--requirements: die Anforderung „INF.7.A99“ gibt es nicht/,
    ],
  ];
  test.each(refused)("new %j is refused in one line", async (args, reason) => {
    const root = await cleanRoot();
    const before = await readdir(root, { recursive: true });
    const { stdout, refused } = await runNew(...args, "--root", root);
    expect(refused).toMatch(reason);
    expect(stdout).toBe("");
    expect(await readdir(root, { recursive: true })).toEqual(before);
  });
});

test("the program says it in one line and ends with 2", async () => {
  const { code, stderr, stdout } = await runNachweis(["new", "site", "--root", await cleanRoot()]);
  expect(stderr).toMatch(/^nachweis: es fehlt: <id>, --title, --from .*\n$/);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
});

describe("on a terminal", () => {
  test("it asks for what was not given, and again until the answer is right", async () => {
    const project = await readProject(await cleanRoot());
    const around = { project };
    const object = kinds.find(({ name }) => name === "object");
    const replies = ["", "USV", "ding", "ics", "rz-a, rz-x", "rz-a", "", "", "high", "", "Technik"];
    const asked: string[] = [];
    const answers = await gather(
      object?.fields ?? [],
      { modules: "INF.2" },
      {
        around,
        language: "de",
        ask: async (question) => {
          asked.push(question);
          return replies.shift() ?? "";
        },
      },
    );
    expect(answers).toEqual({
      title: "USV",
      type: "ics",
      sites: "rz-a",
      modules: "INF.2",
      confidentiality: "normal",
      integrity: "high",
      availability: "normal",
      owner: "Technik",
    });
    expect(asked).toMatchSnapshot();
  });

  test("questions and presets of a control, in English", async () => {
    const project = await readProject(await cleanRoot());
    const around = { project };
    const replies: Record<string, string> = {
      id: "INF.2.A3",
      action: "write",
      due: "2027-01-01",
      who: "CISO",
    };
    const answers = await gather(
      controlFields,
      {},
      {
        around,
        language: "en",
        ask: async (question) =>
          question.startsWith("id")
            ? (replies.id ?? "")
            : question.startsWith("what")
              ? (replies.action ?? "")
              : question.startsWith("by")
                ? (replies.due ?? "")
                : question.startsWith("who")
                  ? (replies.who ?? "")
                  : "",
      },
    );
    expect(answers).toEqual({
      id: "INF.2.A3",
      title: "Einsatz einer unterbrechungsfreien Stromversorgung",
      module: "INF.2",
      scope: "alle",
      status: "nein",
      action: "write",
      due: "2027-01-01",
      responsible: "CISO",
    });
  });
});

describe("new control writes nothing", () => {
  const catalogue = "controls/catalog/inf-7.md";
  const gap = [
    "--status",
    "nein",
    "--action",
    "Zaun bauen",
    "--due",
    "2027-01-01",
    "--responsible",
    "Leitung",
  ];
  const onlyA = String(clean[catalogue]).replace(/### rz-b: ja[\s\S]*?(?=## INF.7.A2)/, "");
  test.each([
    [
      "below a comment without an end",
      onlyA.replace("## INF.7.A2", "<!-- offen\n\n## INF.7.A2"),
      "rz-b",
      gap,
    ],
    ["below code without an end", onlyA.replace("## INF.7.A2", "```\n\n## INF.7.A2"), "rz-b", gap],
    ["of a scope that is assessed, among others", onlyA, "rz-b, rz-a", gap],
    ["that is struck out", onlyA, "rz-b", ["--status", "nein", "--action", "~~Zaun~~", ...gap.slice(4)]],
    ["with more than who is responsible", onlyA, "rz-b", [...gap.slice(0, 7), "Leitung; 5 PT; QM"]],
    [
      "that begins another one",
      onlyA,
      "rz-b",
      ["--status", "entbehrlich", "--reason", "x\n\n### alle: nein"],
    ],
    [
      "of which the reason is an attribute",
      onlyA,
      "rz-b",
      ["--status", "entbehrlich", "--reason", "- Geprüft: 2026-11-01, X"],
    ],
  ])("%s", async (_, text, scope, more) => {
    const { root } = await writeContent({ ...clean, [catalogue]: text });
    const { refused } = await runNew("control", "INF.7.A1", "--scope", scope, ...more, "--root", root);
    expect(refused).toMatch(/Nichts wurde geschrieben|bewertet „rz-b, rz-a“ schon/);
    expect(await readFile(join(root, catalogue), "utf8")).toBe(text);
  });

  test("and new risk, of an id that there is in another folder", async () => {
    const risk = { "controls/risks/a/feuer.md": "---\ntitle: F\nobjects: [raum-a]\n---\n" };
    const { root } = await writeContent({ ...clean, ...risk });
    const args = ["risk", "feuer", "--title", "F", "--objects", "raum-b", "--root", root];
    expect((await runNew(...args)).refused).toContain("„feuer“ gibt es schon");
  });
});

test("new control adds the second site to a control that exists, and leaves the rest", async () => {
  const root = await cleanRoot();
  const path = join(root, "controls/catalog/con-2.md");
  const before =
    "---\ntitle: K\nmodule: INF.7\n---\n\n## LWL-1 Zutritt\n\n- Anforderungen: INF.7.A1\n\n### rz-a: ja\n\nText.\n\n## LWL-2 Danach\n\n- Anforderungen: INF.7.A2\n";
  await writeFile(path, before);
  const { refused } = await runNew("control", "LWL-1", "--scope", "rz-b", "--status", "ja", "--root", root);
  expect(refused).toBeNull();
  expect(await readFile(path, "utf8")).toBe(before.replace("Text.\n", "Text.\n\n### rz-b: ja\n"));
});
