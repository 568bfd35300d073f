import { execFile } from "node:child_process";
import { createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { setFlagsFromString } from "node:v8";
import PDFDocument from "pdfkit";
import type { Row } from "../src/pdf/layout/definition.ts";
import { renderDocument } from "../src/pdf/layout/render-document.ts";

/**
 * Pages a second and memory of the PDF layout, beside bare pdfkit that draws the same tagged cells without laying them out
 * twice, hyphenating or repeating heads; each in a process of its own.
 *
 * Run: npx node bench/pdf-layout.ts [ROWS]
 */
const text =
  "Die unterbrechungsfreie Stromversorgung wird jährlich durch eine Fachfirma gewartet; das Wartungsprotokoll weist die Batteriekapazität, die Überbrückungszeit und die Umschaltung auf die Netzersatzanlage nach.";

/** What a PDF took to write, and how long it is. */
export interface PdfTook {
  readonly pages: number;
  readonly seconds: number;
  /** Seconds of processor time. */
  readonly cpu: number;
  /** Peak of resident memory. */
  readonly megabytes: number;
}

/** The rows of the table: an invented check, so many of its items. */
export function* cells(rows: number): Generator<readonly string[]> {
  for (let row = 1; row <= rows; row++) {
    const reason = `${text.slice(0, 60 + ((row * 37) % 140))} Nummer ${row}.`;
    yield [`INF.${row % 14}.A${row}`, "ja, belegt", reason, `Wartung ${2000 + (row % 26)}`, "2026-09-14"];
  }
}

/** The widths of its columns beside each other. */
export const shares = [2, 1.5, 6, 2, 1.5];

const drawers = ["ours", "bare"] as const;
type Drawer = (typeof drawers)[number];

async function ours(rows: number, file: string): Promise<number> {
  const { pages } = await renderDocument(
    {
      language: "de",
      id: "A.4",
      title: "Messung",
      organisation: "Beispiel",
      date: "2026-11-23",
      creator: "bench",
      control: [],
      *body() {
        yield { kind: "heading", level: 1, text: "Tabelle" };
        yield {
          kind: "table",
          columns: shares.map((share, index) => ({
            title: `Spalte ${index + 1}`,
            share,
            header: index === 0,
          })),
          rows: (function* (): Generator<Row> {
            for (const row of cells(rows)) yield { cells: row };
          })(),
        };
      },
    },
    createWriteStream(file),
  );
  return pages;
}

async function bare(rows: number, file: string): Promise<number> {
  const font = createRequire(import.meta.url).resolve(
    "@fontsource/fira-sans/files/fira-sans-latin-400-normal.woff",
  );
  const pdf = new PDFDocument({
    size: "A4",
    margin: 60,
    tagged: true,
    pdfVersion: "1.7",
    subset: "PDF/A-2a",
    lang: "de",
  });
  const out = pdf.pipe(createWriteStream(file));
  pdf.font(font).fontSize(8);
  const width = pdf.page.width - 120;
  const sum = shares.reduce((total, share) => total + share, 0);
  const widths = shares.map((share) => (width * share) / sum);
  let pages = 1;
  let y = 60;
  let table = pdf.struct("Table");
  pdf.addStructure(table);
  for (const row of cells(rows)) {
    const height =
      Math.max(...row.map((cell, index) => pdf.heightOfString(cell, { width: (widths[index] ?? 0) - 9 }))) +
      7;
    if (y + height > pdf.page.height - 60) {
      table.end();
      pdf.addPage();
      pages++;
      y = 60;
      table = pdf.struct("Table");
      pdf.addStructure(table);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const tr = pdf.struct("TR");
    table.add(tr);
    let x = 60;
    row.forEach((cell, index) => {
      tr.add(
        pdf.struct("TD", {}, () => {
          pdf.text(cell, x, y + 3, { width: (widths[index] ?? 0) - 9 });
        }),
      );
      x += widths[index] ?? 0;
    });
    tr.end();
    y += height;
  }
  table.end();
  pdf.end();
  await finished(out);
  return pages;
}

async function measure(name: string, rows: number): Promise<PdfTook> {
  // Without these V8 lets its heap grow to three times of what is alive.
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--heap-growing-percent=30");
  const folder = mkdtempSync(join(tmpdir(), "nachweis-bench-"));
  const start = performance.now();
  try {
    const file = join(folder, "bench.pdf");
    const pages = await (name === "bare" ? bare(rows, file) : ours(rows, file));
    if (statSync(file).size === 0) throw new Error("nothing was written");
    const seconds = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage();
    return { pages, seconds, cpu: (user + system) / 1e6, megabytes: process.resourceUsage().maxRSS / 1024 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Draws so many rows in a process of its own. */
export async function drawn(by: Drawer, rows: number): Promise<PdfTook> {
  const file = fileURLToPath(import.meta.url);
  const { stdout } = await promisify(execFile)(process.execPath, [file, String(rows), by]);
  return JSON.parse(stdout);
}

if (import.meta.main) {
  const [rows = "80000", only] = process.argv.slice(2);
  if (only !== undefined) process.stdout.write(JSON.stringify(await measure(only, Number(rows))));
  else
    for (const name of drawers) {
      const { pages, seconds, cpu, megabytes } = await drawn(name, Number(rows));
      process.stdout.write(
        `${name.padEnd(5)} ${pages} pages  ${seconds.toFixed(1)} s (${cpu.toFixed(1)} s of processor)  ${Math.round(pages / seconds)} pages/s  ${Math.round(megabytes)} MB\n`,
      );
    }
}
