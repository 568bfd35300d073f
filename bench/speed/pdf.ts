import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launchBrowser } from "../../test/browser.ts";
import { cells, drawn, type PdfTook, shares } from "../pdf-layout.ts";
import { rounds, type Session } from "./session.ts";
import type { Measured } from "./table.ts";

/** Rows of the table: a thousand pages. */
const rows = 16_000;

/** A table in a PDF beside bare pdfkit, per page, and beside Chromium that prints it, as a whole. */
export async function pdf(session: Session): Promise<readonly Measured[]> {
  const ours = await quickest(() => drawn("ours", rows));
  const bare = await quickest(() => drawn("bare", rows));
  const printed = await printedByChromium(session);
  return [
    {
      what: `PDF, a table of ${rows.toLocaleString("en")} rows (${ours.pages} pages), processor for each page`,
      of: "bare pdfkit drawing the same tagged cells",
      ours: ours.cpu / ours.pages,
      theirs: bare.cpu / bare.pages,
      target: 0.81,
    },
    {
      what: "PDF, the same table",
      of: "Chromium printing it, tagged",
      ours: ours.seconds,
      theirs: printed,
      target: 1,
    },
  ];
}

async function quickest(draw: () => Promise<PdfTook>): Promise<PdfTook> {
  const all: PdfTook[] = [];
  for (let round = 0; round < rounds; round++) all.push(await draw());
  return all.reduce((least, took) => (took.cpu < least.cpu ? took : least));
}

/** Seconds by the clock from an open browser to the printed file. */
async function printedByChromium(session: Session): Promise<number> {
  const folder = await session.emptyFolder("printed");
  const sum = shares.reduce((total, share) => total + share, 0);
  const widths = shares.map((share) => `<col style="width:${(100 * share) / sum}%">`).join("");
  const lines = [...cells(rows)].map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`);
  const page = join(folder, "table.html");
  await writeFile(
    page,
    `<!doctype html><html lang="de"><head><title>Messung</title><style>body{font:8pt sans-serif}td{vertical-align:top}</style></head>
<body><h1>Tabelle</h1><table><colgroup>${widths}</colgroup><thead><tr>${shares.map((_, n) => `<th>Spalte ${n + 1}</th>`).join("")}</tr></thead>
<tbody>${lines.join("\n")}</tbody></table></body></html>`,
  );
  const browser = await launchBrowser();
  try {
    const begun = performance.now();
    const tab = await browser.newPage();
    // By its own limit of half a minute it might be called slow for what the machine is.
    tab.setDefaultTimeout(0);
    await tab.goto(pathToFileURL(page).href, { timeout: 0 });
    await tab.pdf({ path: join(folder, "table.pdf"), format: "A4", tagged: true });
    return (performance.now() - begun) / 1000;
  } finally {
    await browser.close();
  }
}
