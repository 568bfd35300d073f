import { placeOf, type Rule } from "./rule.ts";

/** A critical process does not survive the loss of a site, or stands at no active one. */
export const processNotSurvivable: Rule = {
  id: "process-not-survivable",
  severity: "error",
  fix: "none",
  summary: {
    de: "Ein kritischer Prozess übersteht den Ausfall eines Standorts nicht oder steht an keinem aktiven.",
    en: "A critical process does not survive the loss of a site, or stands at no active one.",
  },
  *check({ index, failover }) {
    for (const id of failover.stranded) {
      const process = index.objects.get(id);
      if (!process) continue;
      const name = process.data.title ?? id;
      yield {
        at: placeOf(process, "critical"),
        message: {
          de: `Der kritische Prozess ${name} steht an keinem aktiven Standort.`,
          en: `The critical process ${name} stands at no active site.`,
        },
        help: {
          de: "Tragen Sie unter sites die Standorte ein, die ihn tragen; mindestens einer muss aktiv sein.",
          en: "Enter the sites that carry it under sites; one at least must be active.",
        },
        object: id,
      };
    }
    for (const { process: id, lost, survives, reasons } of failover.processes) {
      const process = index.objects.get(id);
      if (survives || !process) continue;
      const name = process.data.title ?? id;
      const site = index.sites.get(lost)?.data.title ?? lost;
      const causes = reasons.filter(({ kind }) => kind === "object-missing" || kind === "no-redundancy");
      yield {
        at: placeOf(process, "critical"),
        message: {
          de: `${name} übersteht den Ausfall von ${site} nicht: ${causes.map(({ text }) => text.de).join(" ")}`,
          en: `${name} does not survive the loss of ${site}: ${causes.map(({ text }) => text.en).join(" ")}`,
        },
        help: {
          de: causes.map(({ change }) => change.de).join(" "),
          en: causes.map(({ change }) => change.en).join(" "),
        },
        site: lost,
        object: id,
      };
    }
  },
};
