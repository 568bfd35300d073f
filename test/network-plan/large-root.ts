import type { Content } from "../content-root.ts";
import { domainFile } from "../format/clean-root.ts";

/** Numbers from 0 up to but not `most`, the same for the same seed (Park and Miller's generator). */
function numbersOf(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % most;
  };
}

const needs = [
  "{confidentiality: normal, integrity: normal, availability: normal}",
  "{confidentiality: high, integrity: normal, availability: high}",
  "{confidentiality: high, integrity: high, availability: very-high}",
] as const;

const servers = [
  ["Webserver der Fachverfahren", "SYS.1.1", "Linux-Server (Beispiel)"],
  ["Datenbankserver", "SYS.1.1", "Linux-Server (Beispiel)"],
  ["Anmelde- und Verzeichnisdienst", "SYS.1.2.3", "Windows Server (Beispiel)"],
  ["Dateiserver der Einrichtungen", "SYS.1.2.3", "Windows Server (Beispiel)"],
  ["Virtualisierungsserver", "SYS.1.5", "Hypervisor (Beispiel)"],
] as const;

/**
 * Invented content of exactly 130 target objects at two sites, the same for the same seed: systems behind switches and
 * firewalls, networks that join them, what runs on them, and where they stand.
 */
export function largeRoot(seed = 1): Content {
  const pick = numbersOf(seed);
  const files: Record<string, string> = {};
  const modules = [
    "SYS.1.1",
    "SYS.1.2.3",
    "SYS.1.5",
    "SYS.1.8",
    "NET.1.1",
    "NET.3.1",
    "NET.3.2",
    "IND.2.1",
    "INF.1",
    "INF.2",
    "INF.5",
    "INF.12",
    "APP.4.3",
    "APP.3.2",
    "OPS.2.3",
  ];
  files["controls/domain.md"] = domainFile([], modules);
  const object = (id: string, title: string, type: string, front: string, need: string = needs[0]): void => {
    files[`controls/objects/${id}.md`] =
      `---\ntitle: ${title}\ntype: ${type}\nowner: Betrieb (Beispiel)\nprotection: ${need}\nprotection-reason: Beispiel\n${front}\n---\n`;
  };
  const count = (): number =>
    Object.keys(files).filter((path) => path.startsWith("controls/objects/")).length;
  for (const [site, name] of [
    ["a", "Rechenzentrum am Hafen"],
    ["b", "Rechenzentrum im Rathaus"],
  ] as const) {
    files[`controls/sites/rz-${site}.md`] =
      `---\ntitle: ${name} (Beispiel)\noperator: Betrieb (Beispiel)\nphases: [{from: 2020-01-01, state: active}]\n---\n`;
    const at = `sites: [rz-${site}]`;
    object(`gebaeude-${site}`, `Gebäude ${site.toUpperCase()}`, "building", `${at}\nmodules: [INF.1]`);
    for (const i of [1, 2]) {
      object(
        `saal-${site}${i}`,
        `Serverraum ${site.toUpperCase()}${i}`,
        "room",
        `${at}\nmodules: [INF.2]\ndepends-on: [gebaeude-${site}]`,
      );
      object(
        `technik-${site}${i}`,
        `Technikraum ${site.toUpperCase()}${i}`,
        "room",
        `${at}\nmodules: [INF.5]\ndepends-on: [gebaeude-${site}]`,
      );
    }
    object(
      `verkabelung-${site}`,
      `Verkabelung ${site.toUpperCase()}`,
      "building",
      `${at}\nmodules: [INF.12]`,
    );
    object(
      `kern-${site}`,
      `Kernswitch ${site.toUpperCase()}`,
      "it-system",
      `${at}\nmodules: [NET.3.1]\nquantity: 2`,
      needs[1],
    );
    object(
      `firewall-${site}`,
      `Firewall ${site.toUpperCase()}`,
      "it-system",
      `${at}\nmodules: [NET.3.2]\nquantity: 2`,
      needs[1],
    );
    for (const i of [1, 2, 3]) {
      object(
        `verteiler-${site}${i}`,
        `Verteilerswitch ${site.toUpperCase()}${i}`,
        "it-system",
        `${at}\nmodules: [NET.3.1]`,
        needs[1],
      );
      object(
        `anbindung-${site}${i}`,
        `Anbindung des Verteilers ${site.toUpperCase()}${i}`,
        "network",
        `connects: [kern-${site}, verteiler-${site}${i}]`,
      );
    }
    object(
      `uebergang-${site}`,
      `Übergang ${site.toUpperCase()}`,
      "network",
      `connects: [firewall-${site}, kern-${site}]`,
      needs[1],
    );
    const members: string[][] = [[], [], []];
    for (let i = 1; i <= 22; i++) {
      const kind = servers[pick(servers.length)] ?? servers[0];
      const id = `server-${site}${String(i).padStart(2, "0")}`;
      const need = needs[pick(2)] ?? needs[0];
      object(
        id,
        kind[0],
        "it-system",
        `${at}\nmodules: [${kind[1]}]\ndepends-on: [saal-${site}${1 + pick(2)}]\nquantity: ${1 + pick(3)}`,
        need,
      );
      members[pick(3)]?.push(id);
    }
    members.forEach((ids, i) => {
      object(
        `netz-${site}${i + 1}`,
        `Servernetz ${site.toUpperCase()}${i + 1}`,
        "network",
        `connects: [verteiler-${site}${i + 1}, ${ids.join(", ")}]`,
        needs[i === 2 ? 2 : 0],
      );
    });
    object(
      `leittechnik-${site}`,
      `Gebäudeleittechnik ${site.toUpperCase()}`,
      "ics",
      `${at}\nmodules: [IND.2.1]`,
    );
    object(
      `leitnetz-${site}`,
      `Leittechniknetz ${site.toUpperCase()}`,
      "network",
      `connects: [firewall-${site}, leittechnik-${site}]`,
    );
  }
  object(
    "speicher",
    "Gespiegelter Speicher",
    "it-system",
    "sites: [rz-a, rz-b]\nredundancy: active-active\nmodules: [SYS.1.8]\nquantity: 4",
    needs[2],
  );
  object("speichernetz", "Speichernetz", "network", "connects: [speicher, kern-a, kern-b]", needs[2]);
  object("faser-nord", "Glasfaserstrecke Nord", "network", "connects: [kern-a, kern-b]", needs[1]);
  object(
    "faser-sued",
    "Glasfaserstrecke Süd",
    "network",
    "connects: [kern-a, kern-b]\nexternal: false\nexternal-reason: Beispiel",
    needs[1],
  );
  object("wolke", "Fachverfahren in der Wolke", "service", "modules: [OPS.2.3]", needs[1]);
  object(
    "wolke-zugang",
    "Zugang zum Fachverfahren",
    "network",
    "connects: [wolke, firewall-a, firewall-b]\nexternal: true",
    needs[1],
  );
  object(
    "internet",
    "Übergang ins Internet",
    "network",
    "connects: [firewall-a, firewall-b]\nexternal: true\nno-transfer: true",
    needs[1],
  );
  object(
    "landesnetz",
    "Landesverwaltungsnetz",
    "network",
    "connects: [firewall-a]\nexternal: true",
    needs[1],
  );
  object("betreiber", "Netzbetreiber", "provider", "modules: [OPS.2.3]");
  for (let i = 1; i <= 12; i++)
    object(
      `verfahren-${i}`,
      `Fachverfahren ${i}`,
      "application",
      `sites: [rz-a, rz-b]\nredundancy: active-passive\nmodules: [APP.3.2]\ndepends-on: [server-a${String(1 + pick(22)).padStart(2, "0")}]`,
      needs[pick(3)],
    );
  for (let i = 1; count() < 130; i++)
    object(
      `prozess-${i}`,
      `Geschäftsprozess ${i}`,
      "process",
      `depends-on: [verfahren-${1 + pick(12)}]`,
      needs[pick(3)],
    );
  return files;
}
