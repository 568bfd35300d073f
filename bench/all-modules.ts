import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { loadCatalogue } from "../src/catalogue/index.ts";

/** Headings of a control's assessment and what stands below it, dealt out in turn: every status, with and without proof. */
const turns = [
  (proof: string) => `alle: ja\n\nSo ist es: ${proof}.\n\n- Geprüft: 2026-09-14, A. Beispiel`,
  (proof: string) =>
    `alle: teilweise\n\nEin Teil: ${proof}.\n\n- Offen: Rest; bis 2027-03-31; Haustechnik\n- Geprüft: 2025-11-22, A. Beispiel`,
  () => "alle: nein\n\nEs fehlt.\n\n- Risiko: restrisiko",
  () => "rz-a: ja\n\nEs gibt keinen Nachweis.",
  () => "alle: entbehrlich\n\nDas gibt es hier nicht.",
  () => "rz-b: ja\n\n- Geerbt: [Zertifikat](../../evidence/domain/zertifikat.txt)",
  (proof: string) => `alle: ja\n\nSo ist es: ${proof}.`,
];

/**
 * Writes a content root with every module of the catalogue: the process modules for the domain, the system modules for an
 * object at two sites, one of which is being replaced. Nothing is assessed, or every requirement, with statuses in turn.
 */
export async function writeAllModules(root: string, how: "unassessed" | "assessed"): Promise<void> {
  const { modules, requirements } = loadCatalogue("kompendium-2023").data;
  const ofKind = (kind: string) => modules.flatMap((one) => (one.kind === kind ? [one.id] : [])).join(", ");
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  const site = (id: string, more: string) =>
    write(`controls/sites/${id}.md`, `---\ntitle: Rechenzentrum ${id} (Beispiel)\n${more}\n---\n`);
  const object = (id: string, more: string) =>
    write(
      `controls/objects/${id}.md`,
      `---\ntitle: ${id} (Beispiel)\nprotection: {confidentiality: normal, integrity: normal, availability: high}\n${more}\n---\n`,
    );

  await write(
    "controls/domain.md",
    `---\ntitle: Verbund (Beispiel)\norganisation: Institution (Beispiel)\ncatalogue: kompendium-2023\napproach: standard\nmodules: [${ofKind("process")}]\n---\n`,
  );
  await site(
    "rz-a",
    "operator: Stadt\nphases: [{from: 2020-01-01, state: active}]\nemergency: {holds: P30D}",
  );
  await site(
    "rz-b",
    "operator: Stadt\nphases: [{from: 2020-01-01, state: active}, {from: 2027-01-15, state: retired}]",
  );
  await site(
    "rz-neu",
    "operator: Betreiberin\nreplaces: rz-b\nphases: [{from: 2026-12-01, state: transition}, {from: 2027-01-15, state: active}]",
  );
  const standing = "sites: [rz-a, rz-b, rz-neu]\nredundancy: active-active";
  await object("anlage", `type: it-system\n${standing}\nmodules: [${ofKind("system")}]`);
  await object(
    "verfahren",
    `type: process\n${standing}\ndepends-on: [anlage]\ncritical: true\nrecovery: {rto: PT4H, rpo: PT1H, mtpd: PT24H}`,
  );
  if (how === "unassessed") return;

  await write(
    "controls/risks/restrisiko.md",
    "---\ntitle: Restrisiko (Beispiel)\nobjects: [anlage]\nthreats: [G 0.8]\nfrequency: rare\nimpact: limited\ntreatment: accept\naccepted: {by: Leitung, on: 2026-02-01, until: 2027-01-31}\nrequirements: [INF.2.A21]\n---\n",
  );
  const evidence = async (path: string, metadata: string): Promise<void> => {
    await write(path, `${path}\n`);
    const digest = createHash("sha256").update(`${path}\n`).digest("hex");
    await write(
      `${path}.yaml`,
      `title: Nachweis (Beispiel)\nissuer: Fachfirma\nsha256: ${digest}\nreviewed: {by: B. Beispiel, on: 2026-03-20}\n${metadata}\n`,
    );
  };
  await evidence("evidence/rz-a/protokoll.txt", "type: maintenance\nissued: 2026-03-14\nvalid-for: P9M");
  await evidence("evidence/rz-b/protokoll.txt", "type: maintenance\nissued: 2026-03-14");
  await evidence("evidence/domain/konzept.txt", "type: document\nissued: 2026-03-14");
  await evidence(
    "evidence/domain/uebung.txt",
    "type: exercise\nissued: 2026-05-09\nscenario: {lost-site: rz-b, carried-by: [rz-a]}\nprocesses: {verfahren: {rto: PT3H, rpo: PT15M}}\npassed: true",
  );
  await evidence(
    "evidence/domain/zertifikat.txt",
    `type: certificate\nissued: 2025-03-14\nvalid-until: 2028-03-13\nnumber: BSI-IGZ-0000\nholder: Betreiberin\nscope: Gebäude\ncovers: [INF.1, INF.2, INF.12, OPS.2.3]\nsites: [rz-b]\nbasis: it-grundschutz\nsurveillance: [2026-03-01]\nduties: [INF.2.A3]`,
  );
  let turn = 0;
  for (const { id, title, layer } of modules) {
    const proof =
      layer === "INF"
        ? "[A](../../evidence/rz-a/protokoll.txt) und [B](../../evidence/rz-b/protokoll.txt)"
        : "[Konzept](../../evidence/domain/konzept.txt)";
    const controls = requirements
      .filter(({ module, withdrawn }) => module === id && !withdrawn)
      .map((requirement) => {
        const text = turns[turn++ % turns.length]?.(proof) ?? "";
        return `## ${requirement.id} ${requirement.title}\n\n### ${text}\n`;
      });
    await write(
      `controls/catalog/${id.toLowerCase().replaceAll(".", "-")}.md`,
      `---\ntitle: ${JSON.stringify(title)}\nmodule: ${id}\n---\n\n${controls.join("\n")}`,
    );
  }
}
