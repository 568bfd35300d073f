import { describe, expect, it } from "vitest";
import { newKey } from "../../src/seal/keys.ts";
import { escaped, unescaped } from "../../src/text/escaped.ts";
import { digestOf, linesOf, officer, type State, sealOf, state } from "./sealed-state.ts";

const [domain = "", pdf = "", sidecar = "", report = ""] = Object.keys(state);

function without(files: State, ...paths: readonly string[]): State {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !paths.includes(path)));
}

describe("what has become of the files", () => {
  const seal = sealOf(state);

  it.each<[string, State, readonly string[]]>([
    ["added", { ...state, "evidence/rz-a/neu.txt": "neu" }, ["added evidence/rz-a/neu.txt"]],
    ["changed", { ...state, [pdf]: "anders" }, [`changed ${pdf}`]],
    ["removed", without(state, report), [`removed ${report}`]],
    [
      "renamed",
      { ...without(state, report), "evidence/rz-b/a.txt": state[report] ?? "" },
      [`renamed ${report} -> evidence/rz-b/a.txt`],
    ],
    [
      "swapped",
      { ...state, [pdf]: state[sidecar] ?? "", [sidecar]: state[pdf] ?? "" },
      [`changed ${pdf}`, `changed ${sidecar}`],
    ],
    ["copied", { ...state, "evidence/rz-b/a.txt": state[report] ?? "" }, ["added evidence/rz-b/a.txt"]],
    [
      "emptied",
      {},
      Object.keys(state)
        .sort()
        .map((path) => `removed ${path}`),
    ],
  ])("%s", (_, now, lines) => {
    expect(linesOf([seal], now)).toEqual(lines);
  });

  it("deleted lawfully, which is no loss", () => {
    const now = { ...without(state, pdf), [sidecar]: "title: Wartung\ndeleted: …\n" };
    expect(linesOf([seal], now, { deleted: [pdf] })).toEqual([`deleted ${pdf}`, `changed ${sidecar}`]);
  });

  it("in names that would break or turn a line", () => {
    const names = [
      "evidence/a\nremoved controls/b.md",
      "evidence/\u202etxt.exe",
      "evidence/a\\u{a}b",
      "evidence/ a -> b ",
    ];
    const odd = Object.fromEntries(names.map((name, i) => [name, `${i}`]));
    const sealed = sealOf(odd);
    expect(linesOf([sealed], odd)).toEqual([]);
    const lines = linesOf([sealed], {});
    expect([...lines].sort()).toEqual(names.map((name) => `removed ${escaped(name)}`).sort());
    for (const line of lines) expect(line).not.toMatch(/[\n\u202e]/);
    for (const name of names) expect(unescaped(escaped(name))).toBe(name);
    for (const line of ["\\", "\\n", "\\u{110000}", "\\u{41}", "\\u{A}", "a\nb"])
      expect(unescaped(line)).toBeNull();
  });
});

describe("the chain of seals", () => {
  const one = sealOf(state);
  const two = sealOf(state, { after: one });
  const other = sealOf({ ...state, [pdf]: "anders" }, { after: one });
  const three = sealOf(state, { after: two });
  const as = (name: string, seal: typeof one): typeof one => ({ ...seal, name });

  it.each([
    ["whole", [one, two, three], []],
    ["cut at the beginning", [two, three], ["chain: cut"]],
    ["cut in the middle", [one, three], ["chain: cut"]],
    ["an old seal as a new one", [one, two, three, as("0004", one)], ["chain: replayed"]],
    ["an old seal in the place of the newest", [one, two, as("0003", one)], ["chain: replayed"]],
    ["a seal that was moved", [one, as("0003", two)], ["chain: replayed"]],
    ["a copy beside", [as("0001 (Kopie)", one), one], ["chain: replayed"]],
    ["two that follow the same one", [one, two, as("0003", other)], ["chain: forked"]],
    ["the second of one history, the third of another", [one, other, three], ["chain: forked"]],
    ["two first ones", [one, as("0002", sealOf(state))], ["chain: forked"]],
    [
      "one of another domain",
      [one, as("0002", sealOf(state, { domain: "anderer", after: one }))],
      ["chain: replayed"],
    ],
  ] as const)("%s", (_, seals, lines) => {
    expect(linesOf(seals, state)).toEqual(lines);
  });

  it("is cut where the newest is not in it", () => {
    const newest = digestOf(three);
    expect(linesOf([one, two, three], state, { newest })).toEqual([]);
    expect(linesOf([one, two, three], state, { newest: digestOf(two) })).toEqual([]);
    expect(linesOf([one, two], state, { newest })).toEqual(["chain: cut"]);
  });

  it("is forked where a seal from elsewhere is another one of the same number", () => {
    expect(linesOf([one, two], state, { against: two })).toEqual([]);
    expect(linesOf([one, two], state, { against: one })).toEqual([]);
    expect(linesOf([one, two], { ...state, [pdf]: "anders" }, { against: other })).toEqual(["chain: forked"]);
  });

  it("goes on with another key, which --signer tells", () => {
    const successor = newKey("nachfolge");
    const next = sealOf(state, { after: one, key: successor });
    expect(linesOf([one, next], state)).toEqual([]);
    for (const { fingerprint } of [officer, successor])
      expect(linesOf([one, next], state, { signer: { fingerprint, key: null } })).toEqual(["signer"]);
  });

  it("sealed anew with another key of the same name, all of it", () => {
    const forger = newKey("isb");
    const forged = sealOf({ ...state, [domain]: "gefälscht" }, { key: forger });
    const now = { ...state, [domain]: "gefälscht" };
    expect(linesOf([forged], now)).toEqual([]);
    expect(linesOf([forged], now, { signer: { fingerprint: officer.fingerprint, key: null } })).toEqual([
      "signer",
    ]);
    expect(linesOf([forged], now, { signer: { fingerprint: officer.fingerprint, key: officer } })).toEqual([
      "signer",
    ]);
  });
});
