import type { Forecast, ForecastEntry } from "../model/forecast.ts";
import type { PersonsEntries } from "../model/forecast-persons.ts";
import { compareText } from "../text/order.ts";
import { isSamePerson } from "../text/same-person.ts";

/** The entries of a forecast by who must act, sorted by name, what names nobody last. Of a forecast for one, that one alone. */
export function entriesByPerson({ responsible: only, entries }: Forecast): PersonsEntries[] {
  const persons: { responsible: string; entries: ForecastEntry[] }[] = [];
  const known = new Map<string, (typeof persons)[number]>();
  const personOf = (name: string): (typeof persons)[number] => {
    let person = known.get(name) ?? persons.find(({ responsible }) => isSamePerson(responsible, name));
    if (!person) {
      person = { responsible: name, entries: [] };
      persons.push(person);
    }
    known.set(name, person);
    return person;
  };
  for (const entry of entries) {
    const names = entry.responsible.filter(
      (name) => only === null || name.toLowerCase() === only.toLowerCase(),
    );
    for (const person of new Set(names.map(personOf))) person.entries.push(entry);
  }
  const nobodys = entries.filter(({ responsible }) => responsible.length === 0);
  return [
    ...persons.sort((a, b) => compareText(a.responsible, b.responsible)),
    ...(nobodys.length > 0 ? [{ responsible: null, entries: nobodys }] : []),
  ];
}
