import { describe, expect, it } from "vitest";
import { toJson } from "../../src/reporters/json.ts";
import { toSarif } from "../../src/reporters/sarif.ts";
import { newKey } from "../../src/seal/keys.ts";
import { privateKeyFile } from "../../src/seal/private-key.ts";
import { secretsIn } from "../../src/text/secrets.ts";
import { type Content, expectMarked, reportOn } from "../content-root.ts";
import { processorSeconds } from "../processor-time.ts";
import { changed, clean } from "./clean-root.ts";

/** Put together here, so that no scanner takes the test for a leak. */
const token = `ghp${"_"}${"aB3".repeat(12)}`;
const pem = privateKeyFile(newKey("a"), null).split("\n").slice(1).join("\n");
const file = "evidence/rz-a/begehung.txt";

describe("secrets in a text", () => {
  it.each([
    ["a private key", pem, "private-key"],
    ["one with spaces before", pem.replace(/^/gm, "  "), "private-key"],
    [
      "one of OpenPGP",
      `-----BEGIN PGP PRIVATE ${"KEY"} BLOCK-----\n\n${"lQOYBF".repeat(20)}\n-----END`,
      "private-key",
    ],
    ["a key of ours", privateKeyFile(newKey("a"), "geheim"), "private-key"],
    ["a token", `Authorization: ${token}.`, "token"],
    ["a key of a cloud", `key=${"AKI"}A${"Q7ZX".repeat(4)}`, "token"],
    ["a token of GitLab", `glpa${"t-"}${"x9Y-".repeat(5)}`, "token"],
    ["a password in an address", "http://dienst:Winter26!@10.0.0.1/", "password"],
    ["an announced password", "- Passwort: Winter2026!", "password"],
    ["one of a configuration", '"password" = "aB3xxxxxx",', "password"],
    ["one in a list", "Kennwort: `Sommer2026`", "password"],
  ])("%s", (_, text, kind) => {
    expect(secretsIn(`Davor\n${text}\nDanach`).map((one) => one.kind)).toEqual([kind]);
  });

  it.each([
    [`${"AKI"}A`, 16, "A7"],
    [`${"ASI"}A`, 16, "A7"],
    ...["ghp", "gho", "ghu", "ghs", "ghr", "npm"].map((name) => [`${name}_`, 36, "aB3"] as const),
    [`github${"_pat_"}`, 82, "aB_3"],
    [`glpa${"t-"}`, 20, "aB-3"],
    ...["xoxb", "xoxp", "xoxa", "xoxs"].map((name) => [`${name}-`, 20, "aB-3"] as const),
    [`hooks.slack.com/${"services/T"}`, 30, "aB/3"],
    ...["sk", "rk"].map((name) => [`${name}_${"live_"}`, 24, "aB3"] as const),
    [`AI${"za"}`, 35, "aB-3"],
    [`sk-${"ant-"}`, 40, "aB-3"],
    [`pypi-${"AgEIcHlwaS5vcmc"}`, 50, "aB-3"],
    [`AGE-SECRET-${"KEY-1"}`, 58, "A7"],
    [`hv${"s."}`, 24, "aB-3"],
    [`Account${"Key="}`, 86, "aB/3"],
  ] as const)("a token that begins with %s, alone in a text", (prefix, length, signs) => {
    const value = prefix + signs.repeat(length).slice(0, length);
    expect(secretsIn(`x ${value} x`)).toEqual([{ kind: "token", start: 2, end: 2 + value.length }]);
    expect(secretsIn(`x ${value.slice(0, -length)} x`)).toEqual([]);
  });

  it.each([
    ["a public key", pem.replaceAll("PRIVATE", "PUBLIC")],
    ["the form of a key in a guide", `-----BEGIN PRIVATE ${"KEY"}-----\n…\n-----END PRIVATE KEY-----`],
    ["a rule on passwords", "Passwort: mindestens 12 Zeichen, siehe ORP.4.A22"],
    ["a rule in one word", "Passwort: sicher"],
    ["a link behind the word", "Passwort: [Richtlinie](../../evidence/domain/Passwort-2026.md)"],
    ["a placeholder", `Passwort: ********\nKennwort: ${"$"}{DB_Passwort1}\nPassword: <Ihr_Passwort1>`],
    ["an address with a port", "https://host.example:8443/a@b"],
    ["an address of a person", "https://person@host.example/"],
    ["a placeholder in an address", "https://name:PASSWORT@host"],
    ["part of a word", `x${token}`],
    ["a longer word", `${token}a`],
    ["an example of documentation", `${"AKI"}AIOSFODNN7EXAMPLE`],
    ["a SHA-256", "a3b92e20846af4eeaa2448adb582b424db786e02b432b0745ef8aac236f04de8"],
  ])("not %s", (_, text) => {
    expect(secretsIn(text)).toEqual([]);
  });

  it("take time that grows with the text alone", async () => {
    const seconds = await processorSeconds(() => {
      for (const part of ["-----BEGIN ", "://", "ghp_", "passwort:", '"nachweis-key/1"', "://a:b@", "AKIA"])
        secretsIn(part.repeat(Math.ceil(4_000_000 / part.length)));
    });
    expect(seconds).toBeLessThan(60);
  });
});

describe("evidence-secret", () => {
  it("is found in evidence, metadata and texts, and says where", async () => {
    const domain = changed(
      clean,
      "controls/domain.md",
      "Geltungsbereich.",
      `Zugang ⟦evidence-secret⟧${token}.`,
    );
    const metadata = changed(
      domain,
      `${file}.yaml`,
      "issuer: Fachfirma",
      `issuer: ⟦evidence-secret evidence=${file}⟧${token}`,
    );
    const report = await expectMarked({
      ...metadata,
      [file]: `Zeile 1\n⟦evidence-secret evidence=${file}⟧${pem}`,
    });
    expect(report.findings.map(({ severity }) => severity)).toEqual(["error", "error", "error"]);
  });

  it("is a warning where it only looks like a password", async () => {
    const report = await expectMarked({
      ...clean,
      [file]: "Gerät 4\n⟦evidence-secret⟧Passwort: Winter2026!\n",
    });
    expect(report.findings[0]?.severity).toBe("warning");
  });

  it.each<[string, Uint8Array]>([
    ["UTF-16", Buffer.from(`\ufeffZugang\r\n${token}\r\n`, "utf16le")],
    [
      "bytes of a format that is no text",
      Buffer.concat([Buffer.from([1, 0, 2, 255]), Buffer.from(token), Buffer.from([0, 1])]),
    ],
    ["a large file", Buffer.concat([Buffer.alloc(2_000_000, "a\n"), Buffer.from(token)])],
  ])("is found in %s", async (_, bytes) => {
    const content: Content = { ...clean, [file]: bytes };
    expect((await reportOn(content)).findings.map(({ rule }) => rule)).toEqual(["evidence-secret"]);
  });

  it("prints no value, in no finding of whatever rule", async () => {
    // The key is unknown too, and another finding points at the same line.
    const content = changed(
      clean,
      `${file}.yaml`,
      "issuer: Fachfirma",
      `zugang: ${token}\nissuer: Fachfirma`,
    );
    const report = await reportOn({ ...content, [file]: `${pem}\nPasswort: Winter2026!` });
    expect(report.findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(["front-matter-invalid", "evidence-secret"]),
    );
    const printed = toJson(report, "de") + toSarif(report, "de", "", new Map());
    for (const secret of [token, "Winter2026", pem.split("\n")[1] ?? "-"])
      expect(printed).not.toContain(secret);
  });
});
