import type { VnaFile, VnaObject } from "../../formats/verinice/vna.ts";
import { type BasicValue, basicValues, type ProtectionNeed } from "../../model/vocabulary.ts";
import type { SourceNeed } from "./source-model.ts";

/** The attributes of an archive, which remembers those that nothing has asked for. */
export class VnaAttributes {
  private readonly asked = new Map<VnaObject | VnaFile, Set<string>>();

  /** The values of an attribute. */
  all(of: VnaObject | VnaFile, name: string): readonly string[] {
    const asked = this.asked.get(of) ?? new Set();
    this.asked.set(of, asked.add(name));
    return of.attributes.get(name) ?? [];
  }

  /** The first value of an attribute; empty if there is none. */
  one(of: VnaObject | VnaFile, name: string): string {
    return this.all(of, name)[0] ?? "";
  }

  /** The needs of an object: values `…_normal`, `…_high`, `…_very_high`, with the flag of the maximum principle. */
  needs(of: VnaObject): Partial<Record<BasicValue, SourceNeed>> {
    const effect = this.one(of, `${of.type}_method_availability`);
    return Object.fromEntries(
      basicValues.flatMap((value): [BasicValue, SourceNeed][] => {
        const stated = this.one(of, `${of.type}_value_${value}`);
        const need = needs.find(([ending]) => stated.endsWith(ending))?.[1];
        const comment = this.one(of, `${of.type}_value_comment_${value.charAt(0)}`);
        const reason = comment || (value === "availability" ? (effects[effect] ?? "") : "");
        const isInherited = this.one(of, `${of.type}_value_method_${value}`) === "1";
        return need === undefined ? [] : [[value, { need, isInherited, reason: reason || null }]];
      }),
    );
  }

  /** Of what was read, how often each attribute was left that nothing has asked for. */
  unasked(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const [of, asked] of this.asked)
      for (const name of of.attributes.keys())
        if (!asked.has(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
    return counts;
  }
}

/** How a value of a need ends; `_very_high` ends in `_high` too. */
const needs: readonly (readonly [string, ProtectionNeed])[] = [
  ["_very_high", "very-high"],
  ["_high", "high"],
  ["_normal", "normal"],
];

/** `bp_itsystem_method_availability`: 0 none, 1 distribution, 2 cumulation. */
const effects: Readonly<Record<string, string>> = { "1": "Verteilungseffekt", "2": "Kumulationseffekt" };

/**
 * The day of a date of verinice, milliseconds since 1970 as a text; null if it is none. They are taken on a machine of Central
 * Europe, where midnight is one or two hours earlier in UTC.
 */
export function dayOfMilliseconds(text: string): string | null {
  if (!/^-?\d{1,13}$/.test(text)) return null;
  const utc = Number(text);
  return dayOf(utc + (isSummer(utc) ? 2 : 1) * hour);
}

const hour = 60 * 60 * 1000;

/** Whether Central Europe has summer time: from the last Sunday of March to that of October, at one o'clock UTC. */
function isSummer(utc: number): boolean {
  const year = Number(dayOf(utc).slice(0, 4));
  const lastSunday = (month: number): number => {
    const last = new Date(Date.UTC(year, month, 31, 1));
    return last.getTime() - last.getUTCDay() * 24 * hour;
  };
  return utc >= lastSunday(2) && utc < lastSunday(9);
}

function dayOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
