import { loadCatalogue } from "../../../src/catalogue/index.ts";
import type { Content } from "../../content-root.ts";
import { domainFile } from "../../format/clean-root.ts";
import { type Element, type Link, needs, object, requirement } from "./vna-archive.ts";

/** Three sites and a domain, into which the archive is imported. */
export const threeSites: Content = {
  "controls/domain.md": domainFile([], ["INF.1", "INF.2", "SYS.1.1"], "id: beispiel\n", "standard"),
  ...Object.fromEntries(
    ["nord", "sued", "west"].map((id) => [
      `controls/sites/rz-${id}.md`,
      `---\ntitle: Rechenzentrum ${id} (Beispiel)\nphases:\n  - {from: 2020-01-01, state: active}\n---\n`,
    ]),
  ),
};

/** Where the rooms stand. */
export const rooms = "sites: {Z0: rz-nord, Z1: rz-sued, Z2: rz-west}\n";

const list = <T>(length: number, make: (i: number) => T): T[] => Array.from({ length }, (_, i) => make(i));

/** Requirements of modules that are not withdrawn, as many as are asked for. */
function active(module: string, count: number): string[] {
  const found = loadCatalogue("kompendium-2023").requirementsOf(module);
  return found.flatMap(({ id, withdrawn }) => (withdrawn ? [] : [id])).slice(0, count);
}

const statuses = ["yes", "partially", "no", "na"] as const;

/** A domain of 128 objects at 3 sites with 70 risks and 49 check results (FORMAT and size as in a trial with a foreign data set). */
export function largeDomain(): { elements: Element[]; links: Link[] } {
  const checks = (owner: string, ids: readonly string[]): Element[] =>
    ids.map((id, i) => requirement(`R-${owner}-${id}`, id, statuses[i % 4] ?? "yes"));
  const buildings = list(3, (i) =>
    object("bp_room", `G${i}`, `Gebäude ${i}`, {}, { children: checks(`G${i}`, active("INF.1", 3)) }),
  );
  const halls = list(3, (i) =>
    object("bp_room", `Z${i}`, `Serverraum ${i}`, {}, { children: checks(`Z${i}`, active("INF.2", 8)) }),
  );
  const networks = list(3, (i) => object("bp_network", `N${i}`, `Netz ${i}`));
  const systems = list(59, (i) =>
    object(
      "bp_itsystem",
      `S${i}`,
      `Server ${i}`,
      {},
      { children: checks(`S${i}`, i < 2 ? active("SYS.1.1", 8) : []) },
    ),
  );
  const applications = list(40, (i) => object("bp_application", `A${i}`, `Anwendung ${i}`));
  const processes = list(20, (i) =>
    object(
      "bp_businessprocess",
      `P${i}`,
      `Prozess ${i}`,
      needs("bp_businessprocess", i % 5 === 0 ? "very_high" : "normal"),
    ),
  );
  const risks = list(
    70,
    (i): Element => ({
      type: "bp_threat",
      id: `T${i}`,
      attributes: {
        bp_threat_id: `G 0.${(i % 47) + 1}`,
        bp_threat_name: `Gefährdung ${i}`,
        bp_threat_risk_without_additional_safeguards_frequency: `frequency0${(i % 4) + 1}`,
        bp_threat_risk_without_additional_safeguards_impact: `impact0${((i >> 2) % 4) + 1}`,
        bp_threat_risk_treatment_option: "bp_threat_risk_treatment_option_risk_reduction",
      },
    }),
  );
  const links: Link[] = [
    ...list(20, (i): Link => [`P${i}`, `A${i}`, "rel_bp_businessprocess_bp_application"]),
    ...list(20, (i): Link => [`P${i}`, `A${i + 20}`, "rel_bp_businessprocess_bp_application"]),
    ...list(59, (i): Link => [`A${i % 40}`, `S${i}`, "rel_bp_application_bp_itsystem"]),
    ...list(59, (i): Link => [`S${i}`, `Z${i % 3}`, "rel_bp_itsystem_bp_room"]),
    ...list(59, (i): Link => [`S${i}`, `N${i % 3}`, "rel_bp_itsystem_bp_network"]),
    ...list(3, (i): Link => [`N${i}`, `Z${i}`, "rel_bp_network_bp_room"]),
    ...list(3, (i): Link => [`Z${i}`, `G${i}`, "rel_bp_room_bp_room"]),
    ...list(70, (i): Link => [`T${i}`, `S${i % 59}`, "rel_bp_threat_bp_itsystem"]),
  ];
  return {
    elements: [...buildings, ...halls, ...networks, ...systems, ...applications, ...processes, ...risks],
    links,
  };
}
