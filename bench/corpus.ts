import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { loadCatalogue } from "../src/catalogue/index.ts";

/** How much of everything a corpus has. */
export interface CorpusSize {
  /** Objects that every system module is modelled for, at two sites each. */
  readonly objects: number;
  /** Markdown files in all: catalogues, sites, objects, audits, and risks for what is left. */
  readonly markdown: number;
  /** Evidence files in all, each with a sidecar. */
  readonly evidence: number;
  /** Bytes of each evidence file. */
  readonly bytes: number;
}

const kibi = 1024;

/** The sizes of the performance page, but for S, which is the worked example. */
export const corpusSizes = {
  /** Middling: a whole catalogue, once. */
  M: { objects: 1, markdown: 267, evidence: 4_812, bytes: 64 * kibi },
  /** Large: 100,000 items. */
  L: { objects: 39, markdown: 400, evidence: 50_000, bytes: 4 * kibi },
  /** Much evidence: 8 GiB. */
  XL: { objects: 1, markdown: 267, evidence: 800, bytes: 10 * kibi * kibi + 491_520 },
} satisfies Readonly<Record<string, CorpusSize>>;

const sites = ["rz-a", "rz-b"];
/** Evidence in turn: what officers file most. */
const endings = ["pdf", "csv", "txt"];

/**
 * Writes invented content of a size: all modules of the catalogue, the process modules for the domain and the system modules
 * for each object at both sites. Each requirement has a control with an assessment for each site and evidence of its own.
 * The same size gives the same bytes.
 */
export async function writeCorpus(root: string, size: CorpusSize): Promise<void> {
  const { modules, requirements } = loadCatalogue("kompendium-2023").data;
  const active = requirements.filter(({ withdrawn }) => !withdrawn);
  const write = async (path: string, content: string | Buffer): Promise<void> => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  };
  const ofKind = (kind: string) => modules.flatMap((one) => (one.kind === kind ? [one.id] : [])).join(", ");
  const objects = Array.from({ length: size.objects }, (_, n) => `anlage-${n + 1}`);

  await write(
    "controls/domain.md",
    `---\ntitle: Verbund (Beispiel)\nid: messung\norganisation: Institution (Beispiel)\ncatalogue: kompendium-2023\napproach: standard\nexample: 2026-11-23\nmodules: [${ofKind("process")}]\n---\n\nErfundener Inhalt, um zu messen.\n`,
  );
  for (const site of sites)
    await write(
      `controls/sites/${site}.md`,
      `---\ntitle: Rechenzentrum ${site} (Beispiel)\nphases:\n  - {from: 2020-01-01, state: active}\n---\n`,
    );
  for (const object of objects)
    await write(
      `controls/objects/${object}.md`,
      `---\ntitle: ${object} (Beispiel)\ntype: it-system\nsites: [${sites.join(", ")}]\nredundancy: active-active\nmodules: [${ofKind("system")}]\nprotection: {confidentiality: normal, integrity: normal, availability: normal}\n---\n`,
    );

  const files = active.map((): string[] => []);
  for (let n = 0; n < size.evidence; n++) {
    const [requirement = 0, site = n % sites.length] = [n % active.length];
    const name = `${active[requirement]?.id.toLowerCase()}-${Math.floor(n / active.length) + 1}`;
    const path = `evidence/${sites[site]}/${name}.${endings[n % endings.length]}`;
    files[requirement]?.push(path);
    const content = evidenceFile(path, n, size.bytes);
    await write(path, content);
    await write(`${path}.yaml`, sidecar(name, createHash("sha256").update(content).digest("hex"), n));
  }
  for (const module of modules) {
    const controls = active.flatMap((one, at) =>
      one.module === module.id ? [control(one, module.kind, files[at] ?? [])] : [],
    );
    await write(
      `controls/catalog/${module.id.toLowerCase()}.md`,
      `---\ntitle: ${JSON.stringify(module.title)}\nmodule: ${module.id}\nowner: Haustechnik\n---\n\n${controls.join("\n")}`,
    );
  }
  const risks = size.markdown - 1 - sites.length - objects.length - modules.length;
  for (let n = 1; n <= risks; n++)
    await write(
      `controls/risks/risiko-${n}.md`,
      `---\ntitle: Risiko ${n} (Beispiel)\nobjects: [${objects[n % objects.length]}]\nthreats: [G 0.${(n % 45) + 1}]\nfrequency: rare\nimpact: limited\ntreatment: accept\naccepted: {by: Leitung, on: 2026-02-01, until: 2027-01-31}\n---\n\n${paragraph(n)}\n`,
    );
}

function control(
  { id, title }: { readonly id: string; readonly title: string },
  kind: string,
  evidence: readonly string[],
): string {
  const scopes = kind === "process" ? ["alle"] : sites;
  const assessments = scopes.map((scope) => {
    const own = evidence.filter((path) => kind === "process" || path.startsWith(`evidence/${scope}/`));
    const links = own.map((path, n) => `[Nachweis ${n + 1}](../../${path})`).join(", ");
    return `### ${scope}: ja\n\nSo ist es: ${links}.\n\n- Geprüft: 2026-09-14, A. Beispiel\n`;
  });
  return `## ${id} ${title}\n\n${paragraph(id.length)}\n\n- täglich **ansehen**\n- jährlich prüfen\n\n${assessments.join("\n")}`;
}

const sentences = [
  "Die Anlage wird nach der Anweisung betrieben und jede Abweichung im Betriebsbuch vermerkt.",
  "Zuständig ist die Leitung des Betriebs; vertreten wird sie durch die Bereitschaft.",
  "Einmal im Jahr wird geprüft, ob die Anweisung noch zu dem passt, was getan wird.",
  "Was dabei auffällt, steht im Protokoll und wird bis zum nächsten Quartal behoben.",
];

function paragraph(turn: number): string {
  return sentences.map((_, n) => sentences[(n + turn) % sentences.length]).join(" ");
}

function sidecar(title: string, sha256: string, turn: number): string {
  const day = String((turn % 28) + 1).padStart(2, "0");
  return `title: Nachweis ${title} (Beispiel)\ntype: document\nissued: 2026-03-${day}\nissuer: Fachfirma\nvalid-until: 2028-03-14\nsha256: ${sha256}\nreviewed: {by: B. Beispiel, on: 2026-04-20}\n`;
}

/** A file of exactly so many bytes that its name does not belie, and which no other file equals. */
function evidenceFile(path: string, turn: number, bytes: number): Buffer {
  if (path.endsWith(".pdf")) return pdf(turn, bytes);
  const line = (n: number) => `${turn};${n};${(n * 2_654_435_761 + turn) % 997};in Ordnung\n`;
  const head = "Vermerk;Zeile;Wert;Ergebnis\n";
  const block = Array.from({ length: 512 }, (_, n) => line(n)).join("");
  const content = Buffer.alloc(bytes, block, "latin1");
  content.write(head, "latin1");
  content[bytes - 1] = 10;
  return content;
}

/** A PDF of one page, whose picture is as large as it takes. */
function pdf(turn: number, bytes: number): Buffer {
  const part = (length: number): { head: string; tail: string } => {
    const head = "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n";
    const objects = [
      "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
      "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n",
      "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>\nendobj\n",
    ];
    const offsets: number[] = [];
    let at = head.length;
    for (const one of objects) {
      offsets.push(at);
      at += one.length;
    }
    offsets.push(at);
    const opening = `4 0 obj\n<< /Length ${length} >>\nstream\n`;
    const closing = "\nendstream\nendobj\n";
    const xref = at + opening.length + length + closing.length;
    const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
    return {
      head: `${head}${objects.join("")}${opening}`,
      tail: `${closing}xref\n0 5\n0000000000 65535 f \n${table}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`,
    };
  };
  // The length of the stream stands in the file, so that its digits count, too.
  let length = bytes - 1_000;
  for (;;) {
    const { head, tail } = part(length);
    const size = head.length + length + tail.length;
    if (size === bytes) {
      const content = Buffer.alloc(bytes, noise(turn));
      content.write(head, "latin1");
      content.write(tail, bytes - tail.length, "latin1");
      return content;
    }
    length += bytes - size;
  }
}

/** Bytes without pattern, as what is compressed: always the same for the same turn. */
function noise(turn: number): Buffer {
  return Buffer.concat(
    Array.from({ length: 128 }, (_, n) => createHash("sha512").update(`${turn} ${n}`).digest()),
  );
}
