import type { Catalogue, Requirement } from "../../src/model/catalogue.ts";

/** Per layer: modules, active requirements B, S, H, withdrawn (counted independently in the BSI's XML). */
export const perLayer: Readonly<Record<string, readonly [number, number, number, number, number]>> = {
  ISMS: [1, 9, 5, 2, 1],
  ORP: [5, 27, 21, 6, 22],
  CON: [9, 65, 32, 17, 21],
  OPS: [14, 70, 125, 52, 28],
  DER: [7, 32, 69, 27, 4],
  APP: [20, 101, 141, 59, 73],
  SYS: [25, 111, 223, 126, 101],
  IND: [7, 20, 35, 14, 9],
  NET: [11, 67, 109, 51, 19],
  INF: [12, 61, 107, 51, 12],
};

/** Requirements above Basis that nevertheless contain MUSS, DARF NUR or DARF NICHT. */
export const mustAboveBasis = {
  S: `ISMS.1.A10 ORP.4.A12 OPS.1.1.1.A20 OPS.1.1.2.A25 OPS.1.2.2.A12 OPS.1.2.5.A19 DER.2.1.A17 DER.3.1.A19 APP.2.1.A18
    APP.2.2.A9 APP.4.3.A13 APP.4.3.A18 APP.5.3.A5 APP.5.4.A10 SYS.2.2.3.A9 SYS.2.4.A4 SYS.4.3.A6 IND.2.1.A7 IND.2.3.A2
    IND.3.2.A9 IND.3.2.A10 NET.1.1.A18 NET.1.1.A21 NET.1.1.A23 NET.1.1.A24 NET.2.1.A10 NET.3.1.A20 NET.3.2.A16 INF.1.A9
    INF.2.A13 INF.2.A14 INF.5.A17 INF.9.A6 INF.12.A5 INF.12.A6 INF.12.A7 INF.12.A8 INF.12.A10 INF.12.A11 INF.12.A12
    INF.12.A13 INF.14.A19`.split(/\s+/),
  H: "APP.1.2.A11 SYS.2.1.A28 INF.1.A34 INF.2.A24 INF.2.A26".split(" "),
};

export function active(catalogue: Catalogue): Requirement[] {
  return catalogue.requirements.filter(({ withdrawn }) => !withdrawn);
}

export function withdrawn(catalogue: Catalogue): Requirement[] {
  return catalogue.requirements.filter((requirement) => requirement.withdrawn);
}

export function levelCounts(requirements: readonly Requirement[]): [number, number, number] {
  const of = (level: string) => requirements.filter((requirement) => requirement.level === level).length;
  return [of("B"), of("S"), of("H")];
}

export function modulesOfOrder(catalogue: Catalogue, order: string): string[] {
  return catalogue.modules.filter((module) => module.order === order).map(({ id }) => id);
}
