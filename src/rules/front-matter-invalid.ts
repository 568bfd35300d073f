import type { Assessed } from "../model/assessed.ts";
import type { FindingDraft } from "../model/finding.ts";
import { basicValues } from "../model/vocabulary.ts";
import { valueNames } from "./basic-value-names.ts";
import { placeOf, type Rule } from "./rule.ts";

/** Front matter or a sidecar is not valid YAML or breaks its schema, domain.md is missing, or a file's name is no id. */
export const frontMatterInvalid: Rule = {
  id: "front-matter-invalid",
  severity: "error",
  summary: {
    de: "Metadaten sind kein gültiges YAML oder passen nicht zum Schema, domain.md fehlt, oder ein Dateiname ist keine Kennung.",
    en: "Front matter or a sidecar is not valid YAML or breaks its schema, domain.md is missing, or a file's name is no id.",
  },
  *check(assessed) {
    yield* assessed.index.project.problems.filter((problem) => problem.rule === "front-matter-invalid");
    yield* cataloguesNotThere(assessed);
    yield* phasesOutOfOrder(assessed);
    yield* protectionsMissing(assessed);
  },
};

function* cataloguesNotThere({ index }: Assessed): Generator<FindingDraft> {
  const { domain } = index.project;
  const wanted = domain.data.catalogue;
  if (wanted === undefined || wanted === index.catalogue.id) return;
  yield {
    at: placeOf(domain, "catalogue"),
    message: {
      de: `Den Anforderungskatalog „${wanted}“ bringt diese Version noch nicht mit; geprüft wurde mit ${index.catalogue.id}.`,
      en: `This version does not bring the requirement catalogue “${wanted}” yet; ${index.catalogue.id} was used.`,
    },
    help: { de: `Schreiben Sie ${index.catalogue.id}.`, en: `Write ${index.catalogue.id}.` },
  };
}

/** A site's phases are its life in order (FORMAT.md, sites), which a JSON Schema can't say. */
function* phasesOutOfOrder({ index }: Assessed): Generator<FindingDraft> {
  for (const site of index.project.sites) {
    for (const [i, phase] of (site.data.phases ?? []).entries()) {
      const before = site.data.phases?.[i - 1];
      if (before === undefined || before.from <= phase.from) continue;
      yield {
        at: placeOf(site, "phases", i, "from"),
        message: {
          de: `Die Phase ab ${phase.from} steht hinter der ab ${before.from}.`,
          en: `The phase from ${phase.from} stands after the one from ${before.from}.`,
        },
        help: {
          de: "Ordnen Sie die Phasen nach ihrem ersten Tag.",
          en: "Put the phases in the order of their first day.",
        },
        site: site.id,
      };
    }
  }
}

/** Where nothing depends on an object it inherits no protection needs, so all must be given (FORMAT.md, objects). */
function* protectionsMissing({ index }: Assessed): Generator<FindingDraft> {
  const neededByOthers = new Set(
    index.project.objects.flatMap(({ id, data }) =>
      (data["depends-on"] ?? []).flat().filter((other) => other !== id),
    ),
  );
  for (const { id, data, invalid, file } of index.project.objects) {
    if (neededByOthers.has(id) || invalid.has("protection") || invalid.has("*")) continue;
    const missing = basicValues.filter((value) => data.protection?.[value] === undefined);
    if (missing.length === 0) continue;
    yield {
      at: { file, line: 1, column: 1 },
      message: {
        de: `Kein anderes Zielobjekt hängt von ${id} ab, und sein Schutzbedarf fehlt: ${missing.map((value) => valueNames[value].de).join(", ")}.`,
        en: `No other object depends on ${id}, and its protection needs lack ${missing.map((value) => valueNames[value].en).join(", ")}.`,
      },
      help: {
        de: "Ergänzen Sie „protection: {confidentiality: …, integrity: …, availability: …}“ mit normal, high oder very-high, oder nennen Sie dieses Zielobjekt dort unter depends-on, wo es gebraucht wird.",
        en: "Add “protection: {confidentiality: …, integrity: …, availability: …}” with normal, high or very-high, or name this object under depends-on where it is needed.",
      },
      object: id,
    };
  }
}
