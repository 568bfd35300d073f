import { existsSync } from "node:fs";
import { join } from "node:path";
import { writeXlsx } from "hucre";
import { describe, expect, it, vi } from "vitest";
import { runProgram } from "../../src/cli/program.ts";
import { privateKeyFile } from "../../src/seal/private-key.ts";
import { type Content, sha256, writeContent } from "../content-root.ts";
import { changed, clean } from "../format/clean-root.ts";
import { remark, remarksFile, server } from "../import/remarks/remarks-run.ts";
import { vna } from "../import/verinice/vna-archive.ts";
import { officer, sealOf } from "../seal/sealed-state.ts";
import { allCommands, helpOf } from "./all-commands.ts";
import { runNachweis } from "./run-nachweis.ts";

const kompendium = join(process.cwd(), "../shared/bsi/kompendium-2023/XML_Kompendium_2023.xml");

/** A case of a code: what is called in a content root, which is clean by default. */
interface Case {
  readonly args: string;
  readonly content?: Content;
  /** Shell commands that come first. */
  readonly under?: string;
}

/** What an editor says to end the server. */
const farewell = ['{"jsonrpc":"2.0","id":1,"method":"shutdown"}', '{"jsonrpc":"2.0","method":"exit"}']
  .map((text) => `Content-Length: ${text.length}\r\n\r\n${text}`)
  .join("");

const day = "--as-of 2026-11-23";
const broken = changed(clean, "controls/sites/rz-a.md", "title: ", "titel: ");
const moving = {
  ...clean,
  "controls/sites/rz-c.md":
    "---\ntitle: C\nphases:\n  - {from: 2027-01-01, state: active}\nreplaces: rz-a\n---\n",
};
const withOwnControl = {
  ...clean,
  "controls/catalog/eigene.md": "---\ntitle: Eigene\n---\n\n## LWL-1 Zutritt\n\n- Anforderungen: INF.7.A1\n",
};
const withFile = { ...clean, "neu.txt": "Protokoll (Beispiel)\n" };
const withList = {
  ...clean,
  "liste.csv": "Nr;Stand\nINF.7.A1;ja\n",
  "map.yaml": "columns: {id: Nr, status: Stand}\n",
};
const altered = {
  ...clean,
  "evidence/rz-a/begehung.txt.yaml": `${clean["evidence/rz-a/begehung.txt.yaml"]}`.replace(
    "@sha256",
    "0".repeat(64),
  ),
};

const named = changed(clean, "controls/domain.md", "title: ", "id: verbund\ntitle: ");
const keyFile = { "isb.key": privateKeyFile(officer, null) };
const sealedContent = { "controls/domain.md": "---\ntitle: Verbund (Beispiel)\n---\n" };
const { seal, leaves, openings } = sealOf(sealedContent);
const sealed = {
  ...sealedContent,
  "seals/0001.seal": seal,
  "seals/0001.leaves": leaves ?? "",
  "seals/0001.openings": openings ?? "",
};

const plain = Object.fromEntries(
  Object.entries(named).map(([path, text]) => [
    path,
    String(text).replace("@sha256", sha256(String(named[path.replace(/\.yaml$/, "")] ?? ""))),
  ]),
);
const cleanSeal = sealOf(plain);
const sealedClean = {
  ...plain,
  "seals/0001.seal": cleanSeal.seal,
  "seals/0001.leaves": cleanSeal.leaves ?? "",
  "seals/0001.openings": cleanSeal.openings ?? "",
};

const tables = await writeXlsx({
  sheets: [
    {
      name: "KRT_INF.2.xlsx",
      rows: [
        ["INF.2", "Name", "CIA", "G 0.8"],
        ["INF.2.A3", "USV", "", "X"],
      ],
    },
  ],
});
const withTables = { ...plain, "krt.xlsx": tables };

/** By command, then by code: what returns it. */
const cases: Readonly<Record<string, Readonly<Record<number, Case>>>> = {
  check: { 0: { args: day }, 1: { args: day, content: broken }, 2: { args: "--root nirgends" } },
  baseline: {
    0: { args: `${day} --output b.json` },
    2: { args: `${day} --output b.json --until 2020-01-01` },
  },
  diff: { 0: { args: "2026-11-23 2027-11-23" }, 2: { args: "gibt-es-nicht" } },
  forecast: { 0: { args: `${day} --json` }, 2: { args: "--responsible niemand" } },
  calendar: { 0: { args: `${day} --output a.ics` }, 2: { args: "" } },
  failover: { 0: { args: day }, 2: { args: "--as-of heute" } },
  relocation: { 0: { args: `${day} --to rz-c`, content: moving }, 2: { args: "--to rz-b" } },
  certificate: { 0: { args: day }, 2: { args: "BSI-IGZ-0000" } },
  catalogue: { 0: { args: "" }, 2: { args: "überzählig" } },
  explain: { 0: { args: "INF.7.A1" }, 2: { args: "INF.7.A99" } },
  rules: { 0: { args: "" }, 2: { args: "--root nirgends" } },
  "import kompendium": { 0: { args: kompendium }, 2: { args: "fehlt.xml" } },
  "import xlsx": {
    0: { args: "liste.csv --map map.yaml", content: withList },
    2: { args: "liste.csv", content: withList },
  },
  "import checklists": { 0: { args: "liste.csv --dry-run", content: withList }, 2: { args: "fehlt" } },
  "import crossreference": {
    0: { args: "krt.xlsx", content: withTables },
    2: { args: "liste.csv", content: withList },
  },
  "import remarks": {
    0: {
      args: "r.json",
      content: { ...plain, "r.json": JSON.stringify(remarksFile([remark(server, "accepted")])) },
    },
    2: { args: "liste.csv", content: withList },
  },
  "import verinice": {
    0: { args: "v.vna", content: { ...plain, "v.vna": await vna([]) } },
    2: { args: "liste.csv", content: withList },
  },
  init: { 0: { args: "--root neu" }, 2: { args: "" } },
  "new site": {
    0: { args: "rz-neu --title RZ --from 2027-01-01" },
    2: { args: "rz-a --title RZ --from 2027-01-01" },
  },
  "new object": { 0: { args: "usv --title USV --type ics" }, 2: { args: "usv --type ics" } },
  "new evidence": {
    0: { args: "vertrag --site rz-a --title V --type contract --issued 2026-01-01 --location Akte" },
    2: { args: "vertrag --site rz-x" },
  },
  "new risk": { 0: { args: "brand --title Brand --objects server" }, 2: { args: "brand --objects nichts" } },
  "new audit": {
    0: { args: "audit --title A --kind internal --date 2026-05-01" },
    2: { args: "audit --kind x" },
  },
  "new control": {
    0: { args: "LWL-1 --requirements INF.7.A1 --title T --scope rz-a --status ja" },
    2: { args: "lwl --title T" },
  },
  "evidence add": {
    0: { args: "neu.txt --site rz-a --control INF.7.A1 --title P --issued 2026-11-01", content: withFile },
    2: { args: "neu.txt --site rz-a --control INF.7.A1 --title P" },
  },
  "evidence move": {
    0: { args: "evidence/rz-a/begehung.txt evidence/rz-a/2026/" },
    2: { args: "evidence/rz-a/begehung.txt controls/" },
  },
  "evidence hash": { 0: { args: "" }, 2: { args: "", content: altered } },
  approve: { 0: { args: `${day} A.1 --by Leitung` }, 2: { args: "A.7 --by Leitung" } },
  "key new": {
    0: { args: "--out neu.key --no-passphrase", content: { "inhalt/controls/domain.md": "" } },
    2: { args: "--out neu.key --no-passphrase" },
  },
  seal: {
    0: { args: `${day} --key isb.key`, content: { ...named, ...keyFile } },
    2: { args: "--key nichts" },
  },
  package: {
    0: { args: "--out paket.zip --clearance public", content: sealedClean },
    2: { args: "--out paket.zip" },
  },
  verify: {
    0: { args: "", content: sealed },
    1: { args: "", content: { ...sealed, "evidence/neu.txt": "neu" } },
    2: { args: "" },
  },
  fix: { 0: { args: `${day} --dry-run`, content: broken }, 2: { args: "--root nirgends" } },
  "rename site": { 0: { args: `rz-a rz-c ${day} --dry-run` }, 2: { args: "rz-a rz-b" } },
  "rename object": { 0: { args: `server usv ${day} --dry-run` }, 2: { args: "usv server" } },
  "rename control": {
    0: { args: `LWL-1 LWL-2 ${day} --dry-run`, content: withOwnControl },
    2: { args: "INF.7.A1 LWL-2" },
  },
  lsp: {
    0: {
      args: "",
      content: { ...clean, farewell },
      under: "exec < <(exec 2> /dev/null; cat farewell; sleep 30)",
    },
    1: { args: "" },
    2: { args: "--as-of heute" },
  },
  build: { 0: { args: `${day} --out dist`, content: broken }, 2: { args: "--root nirgends" } },
  // What it does goes on until a signal ends it, which is no code of its own.
  dev: { 2: { args: "--port viele" } },
  "export xlsx": {
    0: {
      args: `${day} --out a.xlsx`,
      content: changed(clean, "controls/domain.md", "title: ", "id: verbund\ntitle: "),
    },
    2: { args: `${day} --out a.xlsx` },
  },
  pdf: { 0: { args: `${day} A.1` }, 2: { args: "A.7" } },
};

const commands = [...(await allCommands())].filter(([, { commands: below }]) => below.length === 0);

/** Runs the program in this process, which takes a fraction of the time of one of its own. */
async function runHere(words: readonly string[], folder: string): Promise<{ code: number; stderr: string }> {
  const before = process.cwd();
  process.chdir(folder);
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const err = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  try {
    process.exitCode = 0;
    const code = Number((await runProgram(words)) ?? process.exitCode);
    return { code, stderr: err.mock.calls.map(([text]) => String(text)).join("") };
  } finally {
    process.exitCode = 0;
    vi.restoreAllMocks();
    process.chdir(before);
  }
}

/** The codes that a command's help names, of which each has words in both languages. */
function codesOf(help: string): number[] {
  const [, part = ""] = help.split("Rückgabewerte / Exit codes:\n");
  return [...part.matchAll(/^ {2}(\d) {2}\S[^/]* \/ \S/gm)].map(([, code]) => Number(code));
}

describe.each(commands)("nachweis %s", (path, command) => {
  const codes = codesOf(helpOf(command));

  it("names in its help the codes that it returns", () => {
    expect(codes).toContain(2);
    expect(Object.keys(cases[path] ?? {}).map(Number)).toEqual(codes);
  });

  const ofPath = Object.entries(cases[path] ?? {});
  it.each(ofPath)("returns %s", async (code, { args, content = clean, under }) => {
    if (args === kompendium && !existsSync(kompendium)) return;
    const { root } = await writeContent(content);
    const words = [...path.split(" "), ...args.split(" ").filter(Boolean)];
    const run = await (path === "lsp"
      ? runNachweis(words, { cwd: root, ...(under === undefined ? {} : { under }) })
      : runHere(words, root));
    expect(run.code, run.stderr).toBe(Number(code));
  });
});
