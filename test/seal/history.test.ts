import { describe, expect, it } from "vitest";
import { historyOf } from "../../src/seal/history.ts";
import type { SealFiles } from "../../src/seal/open-seal.ts";
import { verifySeals } from "../../src/seal/verify.ts";
import { digestOf, linesOf, officer, type State, sealOf, state } from "./sealed-state.ts";

const [, pdf = "", , report = ""] = Object.keys(state);
const later: State = { ...state, [pdf]: "anders", "evidence/rz-b/neu.txt": "neu" };
const one = sealOf(state);
const two = sealOf(later, { after: one });

function history(seals: readonly SealFiles[], now: State) {
  const verification = verifySeals({ seals, against: null, signer: null, newest: null });
  return historyOf(seals, verification, { lines: linesOf(seals, now) });
}

describe("the history of seals", () => {
  it("says who sealed what when, and what came between", () => {
    const { faults, differing, seals } = history([one, two], later);
    expect({ faults, differing }).toEqual({ faults: [], differing: 0 });
    expect(seals.map(({ serial, digest, files }) => ({ serial, digest, files }))).toEqual([
      { serial: 1, digest: digestOf(one), files: 4 },
      { serial: 2, digest: digestOf(two), files: 5 },
    ]);
    expect(seals[0]).toMatchObject({
      changed: null,
      changes: [],
      signers: [{ name: "isb", fingerprint: officer.fingerprint }],
    });
    expect(seals[1]).toMatchObject({
      changed: { added: 1, changed: 1, removed: 0, renamed: 0 },
      changes: [
        { kind: "changed", path: pdf, to: null },
        { kind: "added", path: "evidence/rz-b/neu.txt", to: null },
      ],
    });
    expect(seals[1]?.counts?.map(({ site, counts }) => [site, counts.proven])).toEqual([
      ["rz-a", 1],
      [null, 4],
    ]);
  });

  it("counts what differs from the newest seal, and names a rename", () => {
    const { [report]: bytes = "", ...rest } = later;
    const moved = { ...rest, "evidence/rz-b/a.txt": bytes };
    expect(history([one, two], moved).differing).toBe(1);
    expect(history([one, sealOf(moved, { after: one })], moved).seals[1]?.changes).toContainEqual({
      kind: "renamed",
      path: report,
      to: "evidence/rz-b/a.txt",
    });
  });

  it("tells nothing that the seals don't show", () => {
    // A seal that was changed is none; what is missing between two can't be compared.
    const broken = {
      ...two,
      seal: Buffer.from(Buffer.from(two.seal).toString("utf8").replace("0.0.0", "0.0.1")),
    };
    expect(history([one, broken], later)).toMatchObject({ faults: ["signature"], differing: null });
    expect(history([one, broken], later).seals).toHaveLength(1);
    const three = sealOf(state, { after: two });
    const cut = history([one, three], state);
    expect(cut.faults).toEqual(["chain: cut"]);
    expect(cut.seals.map(({ changed }) => changed)).toEqual([null, null]);
    const openings = Buffer.from(
      `${
        Buffer.from(two.openings ?? "")
          .toString("utf8")
          .split("\n")[0]
      }\n`,
    );
    expect(history([one, { ...two, openings }], later).seals[1]?.changed).toBeNull();
    expect(history([one, { ...two, states: null }], later).seals[1]?.counts).toBeNull();
    const forged = history([one, { ...two, states: one.states }], later);
    expect(forged).toMatchObject({ faults: ["leaves"], seals: [{}, { counts: null }] });
  });
});
