import type { ReportFinding } from "../model/finding.ts";
import type { Bilingual, Language } from "../model/position.ts";
import { words } from "../model/words.ts";
import { capital } from "../text/capital.ts";

/** What the check found. */
export interface PageFindings {
  /** What belongs to the page. */
  readonly own: readonly ReportFinding[];
  /** How many there are in all. */
  readonly all: number;
}

/**
 * A page of the site as `nachweis dev` serves it: beside it what the check found in the files that it is made from,
 * and the script that shows it anew after a change.
 *
 * @param path from the root of the site
 * @param build names the state of the site that the page belongs to
 */
export function withPanel(html: string, path: string, build: string, { own, all }: PageFindings): string {
  const lang: Language = path.startsWith("en/") ? "en" : "de";
  const list = { de: "/befunde.html", en: "/en/findings.html" }[lang];
  const say = (text: Bilingual): string => escaped(text[lang]);
  const panel =
    `<aside class="dev-panel" aria-labelledby="dev-panel-title"><link rel="stylesheet" href="/dev/panel.css">` +
    `<h2 class="dev-panel__title" id="dev-panel-title">${say(title(own.length))}</h2>` +
    `<p class="dev-panel__note" role="status"></p>` +
    `<ul class="findings">${own.map((finding) => entry(finding, say)).join("")}</ul>` +
    `<p class="dev-panel__all"><a href="${list}">${say({ de: `Alle Befunde (${all})`, en: `All findings (${all})` })}</a></p>` +
    `</aside><script src="/dev/panel.js" data-build="${escaped(build)}"></script>`;
  const end = html.lastIndexOf("</body>");
  const body = end === -1 ? html + panel : html.slice(0, end) + panel + html.slice(end);
  // The page's policy forbids every connection; the script listens to its own server.
  return body.replace("default-src 'none';", "default-src 'none'; connect-src 'self';");
}

function title(count: number): Bilingual {
  return count === 1
    ? { de: "1 Befund zu dieser Seite", en: "1 finding on this page" }
    : { de: `${count} Befunde zu dieser Seite`, en: `${count} findings on this page` };
}

function entry(finding: ReportFinding, say: (text: Bilingual) => string): string {
  const { severity, rule, message, help, file, line, column } = finding;
  return (
    `<li><p><strong>${capital(say(words.severity[severity]))}:</strong> ${say(message)}</p><p class="muted">${say(help)}</p>` +
    `<p class="muted place">${escaped(`${file}:${line}:${column} · ${rule}`)}</p></li>`
  );
}

/** Content is untrusted: file names and what a message quotes of the text. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
}
