/** The field of a filter bar that measures a sample by the audit scheme, with numbers that an auditor can change. */
import { type Asked, alwaysModule, askedBy, isSchemeKind, lackOf, type Parts } from "./audit-scheme.ts";
import type { Choice } from "./filter-fields.ts";
import { language } from "./language.ts";
import type { Row } from "./table-rows.ts";

const keys = ["scheme", "scheme-modules", "scheme-sites"] as const;
const say = <T>(text: { readonly de: T; readonly en: T }): T => text[language];
const counted = {
  modules: say({
    de: (count: number) => `${count} ${count === 1 ? "Baustein" : "Bausteine"}`,
    en: (count: number) => `${count} ${count === 1 ? "module" : "modules"}`,
  }),
  sites: say({
    de: (count: number) => `${count} ${count === 1 ? "Standort" : "Standorte"}`,
    en: (count: number) => `${count} ${count === 1 ? "site" : "sites"}`,
  }),
};

/** Says beside the sample what is asked of one, and what this one lacks of it. */
export function schemeField(element: HTMLElement): Choice {
  const input = (key: (typeof keys)[number]) =>
    element.querySelector<HTMLInputElement | HTMLSelectElement>(`[name=${key}]`);
  const textOf = (key: (typeof keys)[number]) => input(key)?.value.trim() ?? "";
  const numberOf = (key: (typeof keys)[number]) =>
    /^\d{1,6}$/.test(textOf(key)) ? Number(textOf(key)) : null;
  let told = "";
  return {
    keys,
    set(address) {
      for (const key of keys) {
        const found = input(key);
        if (found) found.value = address.get(key) ?? "";
      }
    },
    // Numbers say something only of a scheme.
    chosen: () =>
      textOf("scheme") === ""
        ? []
        : keys.flatMap((key) => (textOf(key) === "" ? [] : [[key, textOf(key)] as const])),
    words: () => [{ text: told, lang: "" }],
    holds: () => true,
    sample: () => null,
    measure(sample, all) {
      const kind = textOf("scheme");
      if (!isSchemeKind(kind)) return;
      const whole = partsOf(all);
      const own = { modules: numberOf("scheme-modules"), sites: numberOf("scheme-sites") };
      const asked = askedBy(kind, whole.sites.size, own);
      const placeholders = askedBy(kind, whole.sites.size, { modules: null, sites: null });
      for (const [key, number] of [
        ["scheme-modules", placeholders.modules],
        ["scheme-sites", placeholders.sites],
      ] as const)
        input(key)?.setAttribute("placeholder", number === null ? "" : String(number));
      const name = element.querySelector("select")?.selectedOptions[0]?.text ?? kind;
      const isOwn = own.modules !== null || own.sites !== null;
      told = `${name} (${isOwn ? words.own : words.scheme}): ${wordsOf(asked, partsOf(sample), whole)}`;
    },
  };
}

const words = {
  scheme: say({
    de: "Zahlen nach Auditierungsschema v2.5, bitte prüfen",
    en: "numbers of audit scheme v2.5, please check",
  }),
  own: say({
    de: "Auditierungsschema v2.5 mit eigenen Zahlen",
    en: "audit scheme v2.5 with numbers of your own",
  }),
  layers: say({ de: "jede modellierte Schicht", en: "each modelled layer" }),
  asked: say({ de: "mindestens", en: "at least" }),
  has: say({ de: "die Stichprobe hat", en: "the sample has" }),
  lacks: say({ de: "dazu fehlen", en: "it lacks" }),
  reached: say({ de: "diese Zahlen sind erreicht", en: "these numbers are reached" }),
};

function wordsOf(asked: Asked, sample: Parts, all: Parts): string {
  const { modules, sites, named } = lackOf(asked, sample, all);
  const wanted = [
    ...(asked.modules === null ? [] : [counted.modules(asked.modules)]),
    ...(asked.always ? [alwaysModule] : []),
    ...(asked.sites === null ? [] : [counted.sites(asked.sites)]),
    ...(asked.layers ? [words.layers] : []),
  ];
  const lacking = [
    ...(modules === 0 ? [] : [counted.modules(modules)]),
    ...(sites === 0 ? [] : [counted.sites(sites)]),
    ...named,
  ];
  const has = `${counted.modules(sample.modules.size)}, ${counted.sites(sample.sites.size)}`;
  return `${words.asked} ${wanted.join(", ")}; ${words.has} ${has}; ${lacking.length === 0 ? words.reached : `${words.lacks} ${lacking.join(", ")}`}`;
}

function partsOf(rows: readonly Row[]): Parts {
  const all = (name: string) =>
    new Set(rows.flatMap((row) => row.valuesOf(name)).filter((value) => value !== ""));
  const sites = all("site");
  // What belongs to the domain as a whole is at no site.
  sites.delete("verbund");
  return { modules: all("module"), layers: all("layer"), sites };
}
