import type { Bilingual } from "../../model/position.ts";
import type { Run } from "../layout/definition.ts";
import type { DocumentSource } from "./document-frame.ts";

/**
 * Pages of the auditor's site that documents link to, without `.html`: the German ones stand at its root, the English ones
 * in `en/` (site/src/routes.ts).
 */
const pages = {
  overview: { de: "index", en: "index" },
  modules: { de: "bausteine", en: "modules" },
  requirements: { de: "anforderungen", en: "requirements" },
  items: { de: "pruefpunkte", en: "items" },
  objects: { de: "zielobjekte", en: "target-objects" },
  register: { de: "nachweise", en: "evidence" },
  gaps: { de: "luecken", en: "gaps" },
  plan: { de: "umsetzungsplan", en: "realisation-plan" },
  audits: { de: "audits", en: "audits" },
  failover: { de: "ausfall", en: "failover" },
} as const satisfies Record<string, Bilingual>;

/** A page of the site that documents link to. */
export type SitePage = keyof typeof pages;

/** Address of a page of the site, relative to the document; null where the document is made without a site. */
export function pageAddress(page: SitePage, { site, language }: DocumentSource): string | null {
  return site === null ? null : `${site}${folders[language]}${pages[page][language]}.html`;
}

/** The id of a requirement, bold, as a link to its page of the site if there is one. */
export function requirementRun(id: string, { site, language, lookup }: DocumentSource): Run {
  const requirement = lookup.requirements.get(id);
  if (site === null || !requirement || requirement.withdrawn) return { text: id, bold: true };
  // An id of a requirement is a safe file name: the site keeps it as it is.
  const link = `${site}${folders[language]}${pages.requirements[language]}/${id}.html`;
  return { text: id, bold: true, link };
}

const folders: Bilingual = { de: "", en: "en/" };
