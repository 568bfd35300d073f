import { describe, expect, it } from "vitest";
import { kompendium2023Method } from "../../src/catalogue/kompendium-2023-method.ts";
import { actionsAgainst, remedyOf } from "../../src/model/failover-remedy.ts";
import { realisationPlanOf } from "../../src/model/realisation-plan.ts";
import { type Content, reportOn } from "../content-root.ts";
import { assessed, catalogFile, clean, objectFile, yes } from "../format/clean-root.ts";

const process = objectFile(`type: process
sites: [rz-a, rz-b]
redundancy: active-active
critical: true
recovery: {rto: PT4H, rpo: PT1H, mtpd: PT24H}`);

/** `rz-b` carries alone when `rz-a` is lost; these actions stand at what is unmet there. */
async function lossOf(actions: string) {
  const content: Content = {
    ...clean,
    "controls/objects/auskunft.md": process,
    "controls/catalog/inf-7.md": catalogFile(
      "INF.7",
      `## INF.7.A1 Auswahl

${yes("raum-a", "evidence/rz-a/begehung.txt")}
### raum-b: nein

${actions}
${assessed}

## INF.7.A2 Fenster

${yes("raum-a", "evidence/rz-a/begehung.txt")}
${yes("raum-b", "evidence/rz-b/begehung.txt")}`,
    ),
  };
  const report = await reportOn(content);
  const loss = report.failover.processes.find(({ lost }) => lost === "rz-a");
  if (!loss) throw new Error("rz-a may be lost");
  return { loss, plan: realisationPlanOf(report, kompendium2023Method).actions };
}

describe("what would make a verdict sufficient", () => {
  it("is that every reason goes, with the actions of the plan and their sum", async () => {
    const { loss, plan } = await lossOf(
      "- Offen: M-1: Raum wählen; bis 2027-03-31; Haustechnik; 2 PT; 100 EUR\n- Offen: Mieten; bis 2027-05-31; Einkauf; 300 EUR",
    );
    expect(loss.verdict).toBe("not-sufficient");
    const remedy = remedyOf(loss.reasons, plan);
    expect(remedy.actions.map(({ action }) => action.text)).toEqual(["Raum wählen", "Mieten"]);
    expect(remedy.sums).toMatchObject([
      { unit: "person-days", value: 2 },
      { unit: "EUR", value: 400 },
    ]);
    expect(remedy.due).toBe("2027-05-31");
    // Nobody has rehearsed the loss, and no action of the plan is an exercise: the whole cost can't be said.
    expect(remedy.unplanned.map(({ kind }) => kind)).toEqual(["no-exercise"]);
    expect(remedy.unpriced).toEqual([]);
  });

  it("cannot be priced where an action has no amount, nor dated where one has no day", async () => {
    const { loss, plan } = await lossOf(
      "- Offen: Raum wählen; bis 2027-03-31; Haustechnik; wenig\n- Offen: Mieten",
    );
    const remedy = remedyOf(loss.reasons, plan);
    expect(remedy.unpriced.map(({ action }) => action.text)).toEqual(["Raum wählen", "Mieten"]);
    expect(remedy.due).toBe(null);
  });

  it("takes no action of another site, and leaves what only lapses later", async () => {
    const { loss, plan } = await lossOf("- Offen: Raum wählen; bis 2027-03-31; Haustechnik; 1 PT");
    const [unmet] = loss.reasons;
    if (!unmet) throw new Error("something is unmet");
    expect(actionsAgainst(unmet, plan).length).toBe(1);
    expect(actionsAgainst({ ...unmet, site: "rz-a" }, plan)).toEqual([]);
    expect(actionsAgainst({ ...unmet, path: ["server"] }, plan)).toEqual([]);
    expect(remedyOf([{ ...unmet, kind: "lapses" }], plan)).toMatchObject({
      reasons: [],
      actions: [],
      due: null,
    });
  });
});
