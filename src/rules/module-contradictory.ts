import { keyPlaceOf, type Rule } from "./rule.ts";

/** A module is modelled and excluded at the same time. */
export const moduleContradictory: Rule = {
  id: "module-contradictory",
  severity: "warning",
  fix: "none",
  summary: {
    de: "Ein Baustein ist modelliert und zugleich ausgeschlossen.",
    en: "A module is modelled and excluded at the same time.",
  },
  *check({ index }) {
    const { domain } = index.project;
    for (const id of index.excluded.keys()) {
      // One that waits for a data centre to be opened, or is left from one that was closed, contradicts nothing on the day.
      const applied = (index.holders.get(id) ?? []).filter(({ sites }) => sites.length > 0);
      if (applied.length === 0) continue;
      const holders = applied.map(({ object }) => index.objects.get(object ?? "") ?? domain);
      const names = holders.map((holder) => holder.data.title ?? holder.file);
      yield {
        at: keyPlaceOf(domain, "excluded", id),
        message: {
          de: `Der Baustein ${id} ist ausgeschlossen und zugleich modelliert, bei: ${names.join(", ")}. Er gilt als modelliert.`,
          en: `The module ${id} is excluded and modelled at the same time, for: ${names.join(", ")}. It counts as modelled.`,
        },
        help: {
          de: `Ist ${id} anzuwenden, nehmen Sie ihn hier aus excluded heraus, sonst dort aus modules. Das Referenzdokument A.3 nennt bis dahin beides.`,
          en: `If ${id} is to be applied, take it out of excluded here, else out of modules there. Until then reference document A.3 names both.`,
        },
        module: id,
        related: holders.map((holder) => ({
          ...keyPlaceOf(holder, "modules"),
          message: { de: "hier modelliert", en: "modelled here" },
        })),
      };
    }
  },
};
