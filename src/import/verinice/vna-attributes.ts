import type { VnaFile, VnaObject } from "../../formats/verinice/vna.ts";
import { type BasicValue, basicValues, type ProtectionNeed, type Status } from "../../model/vocabulary.ts";
import type { SourceNeed, SourceRequirement } from "./source-model.ts";
import { same } from "./vna-left-out.ts";

/** The attributes of an archive, which remembers those that nothing has asked for, and what nobody can tell the meaning of. */
export class VnaAttributes {
  /** By element and attribute, values that are several where one is meant, or that are none of its words. */
  readonly doubts = new Map<VnaObject | VnaFile, Map<string, string>>();
  private readonly asked = new Map<VnaObject | VnaFile, Set<string>>();

  /** The values of an attribute. */
  all(of: VnaObject | VnaFile, name: string): readonly string[] {
    const asked = this.asked.get(of) ?? new Set();
    this.asked.set(of, asked.add(name));
    return of.attributes.get(name) ?? [];
  }

  /** The value of an attribute; empty if there is none, or if there are several: nobody can tell which is meant. */
  one(of: VnaObject | VnaFile, name: string): string {
    const [value = "", ...others] = new Set(this.all(of, name));
    if (others.length === 0) return value;
    this.doubt(of, name, [value, ...others].join(", "));
    return "";
  }

  /** How far an element is implemented; null where nobody has said so. */
  status(of: VnaObject): SourceRequirement["status"] {
    const name = `${of.type}_implementation_status`;
    const [written, ...others] = new Set(this.all(of, name));
    if (written === undefined) return null;
    if (others.length > 0) return { contradictory: same([written, ...others].join(", ")) };
    const word = wordOf(written, name);
    return word === unedited ? null : (statuses.get(word) ?? { unknown: written });
  }

  /** The needs of an object: values `…_normal`, `…_high`, `…_very_high`, with the flag of the maximum principle. */
  needs(of: VnaObject): Partial<Record<BasicValue, SourceNeed>> {
    const effect = this.one(of, `${of.type}_method_availability`);
    return Object.fromEntries(
      basicValues.flatMap((value): [BasicValue, SourceNeed][] => {
        const name = `${of.type}_value_${value}`;
        const stated = this.one(of, name);
        const word = wordOf(stated, name);
        const need = needs.get(word);
        if (stated !== "" && need === undefined && word !== unedited) this.doubt(of, name, stated);
        const comment = this.one(of, `${of.type}_value_comment_${value.charAt(0)}`);
        const reason = comment || (value === "availability" ? (effects[effect] ?? "") : "");
        const isInherited = this.one(of, `${of.type}_value_method_${value}`) === "1";
        return need === undefined ? [] : [[value, { need, isInherited, reason: reason || null }]];
      }),
    );
  }

  private doubt(of: VnaObject | VnaFile, name: string, values: string): void {
    this.doubts.set(of, (this.doubts.get(of) ?? new Map()).set(name, values));
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

/** The word of a value that nobody has chosen yet. */
const unedited = "unedited";

const statuses: ReadonlyMap<string, Status> = new Map([
  ["yes", "yes"],
  ["partially", "partial"],
  ["no", "no"],
  ["na", "dispensable"],
]);

/** The word of a value that is one of an attribute's own: `high` of `bp_room_value_integrity_high`; else empty. */
export function wordOf(value: string, attribute: string): string {
  return value.startsWith(`${attribute}_`) ? value.slice(attribute.length + 1) : "";
}

const needs: ReadonlyMap<string, ProtectionNeed> = new Map([
  ["very_high", "very-high"],
  ["high", "high"],
  ["normal", "normal"],
]);

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
