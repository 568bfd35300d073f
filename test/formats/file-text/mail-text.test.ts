import { describe, expect, it } from "vitest";
import { readMailText } from "../../../src/formats/file-text/mail-text.ts";

const head = [
  "From: =?utf-8?Q?J=C3=BCrgen_Beispiel?= <beispiel@example.org>",
  "To: isb@example.org, Betrieb (Beispiel) <betrieb@example.org>",
  "Date: Sat, 14 Mar 2026 09:00:00 +0100",
  "Subject: =?iso-8859-1?Q?Best=E4tigung_der_?= =?utf-8?B?UHLDvGZ1bmc=?=",
];
const mail = (...lines: readonly string[]): Buffer => Buffer.from([...head, ...lines].join("\r\n"), "latin1");
const parts = (type: string, ...content: readonly string[]): Buffer =>
  mail(
    `Content-Type: ${type}; boundary="=_x"`,
    "",
    ...content.flatMap((part) => ["--=_x", part]),
    "--=_x--",
    "",
  );

async function shown(bytes: Buffer) {
  const text = await readMailText(bytes);
  if (typeof text === "string") return text;
  return {
    ...text,
    parts: Object.fromEntries(text.parts.map((part) => [part.label?.de ?? "", part.text.trim()])),
  };
}

describe("an e-mail", () => {
  it("is read with its head, decoded (RFC 2047)", async () => {
    expect(
      await shown(
        mail("Content-Type: text/plain; charset=iso-8859-1", "", "Die Pr\xfcfung ist best\xe4tigt."),
      ),
    ).toEqual({
      parts: {
        Betreff: "Bestätigung der Prüfung",
        Von: "Jürgen Beispiel <beispiel@example.org>",
        An: "isb@example.org\nBetrieb <betrieb@example.org>",
        Gesendet: "Sat, 14 Mar 2026 09:00:00 +0100",
        Nachricht: "Die Prüfung ist bestätigt.",
      },
      cut: false,
      marks: [],
      attachments: [],
    });
  });

  it("that is a web page only is read as text", async () => {
    const html =
      '<html><style>p {color: red}</style><p>Gr&uuml;&szlig;e</p><script>alert("x")</script><img src="https://example.org/x"></html>';
    const read = await shown(mail("Content-Type: text/html", "", html));
    expect(read).toMatchObject({ parts: { Nachricht: expect.stringContaining("Grüße") } });
    expect(JSON.stringify(read)).not.toMatch(/alert|color|<p>/);
  });

  it("names what is attached, not the pictures of its text", async () => {
    const attached = (name: string, more = "") =>
      `Content-Type: image/png; name="${name}"\r\n${more}Content-Disposition: attachment; filename="${name}"\r\n\r\nx`;
    expect(
      await shown(
        parts(
          "multipart/mixed",
          "Content-Type: text/plain\r\n\r\nsiehe Anhang",
          attached("=?utf-8?Q?Pr=C3=BCf?=.png"),
        ),
      ),
    ).toMatchObject({ parts: { Nachricht: "siehe Anhang" }, attachments: ["Prüf.png"], marks: [] });
    expect(
      await shown(parts("multipart/related", attached("logo.png", "Content-ID: <a>\r\n"))),
    ).toMatchObject({
      attachments: [],
    });
  });

  const der = (id: string): string =>
    Buffer.from(`30820100 0609 ${id} a0820000`.replaceAll(" ", ""), "hex").toString("base64");
  const smime = (id: string): string =>
    `Content-Type: application/pkcs7-mime; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\n${der(id)}`;
  it.each<readonly [string, Buffer, readonly string[]]>([
    [
      "S/MIME, signed beside the text",
      parts(
        "multipart/signed",
        "Content-Type: text/plain\r\n\r\nText",
        "Content-Type: application/pkcs7-signature\r\n\r\nx",
      ),
      ["signed"],
    ],
    [
      "OpenPGP, signed beside the text",
      parts(
        "multipart/signed",
        "Content-Type: text/plain\r\n\r\nText",
        "Content-Type: application/pgp-signature\r\n\r\nx",
      ),
      ["signed"],
    ],

    ["S/MIME, encrypted", mail(smime("2a864886f70d010703")), ["encrypted"]],
    [
      "OpenPGP, encrypted",
      parts(
        "multipart/encrypted",
        "Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1",
        "Content-Type: application/octet-stream; name=encrypted.asc\r\n\r\n-----BEGIN PGP MESSAGE-----",
      ),
      ["encrypted"],
    ],
    [
      "OpenPGP in the text, encrypted",
      mail("", "-----BEGIN PGP MESSAGE-----", "", "hQEMA", "-----END PGP MESSAGE-----"),
      ["encrypted"],
    ],
    [
      "OpenPGP in the text, signed",
      mail("", "-----BEGIN PGP SIGNED MESSAGE-----", "", "Text", "-----BEGIN PGP SIGNATURE-----", "x"),
      ["signed"],
    ],
    ["a text that speaks of it", mail("", "Bitte mit -----BEGIN PGP MESSAGE----- beginnen."), []],
    [
      "one that was cut off",
      parts("multipart/mixed", "Content-Type: text/plain\r\n\r\nText").subarray(0, -12),
      ["incomplete"],
    ],
  ])("says what it is: %s", async (_, bytes, marks) => {
    expect(await shown(bytes)).toMatchObject({ marks, attachments: [] });
  });

  it("whose text lies within its signature says that it is signed, and what is not read", async () => {
    expect(await shown(mail(smime("2a864886f70d010702")))).toMatchObject({
      marks: ["signed"],
      attachments: ["smime.p7m"],
    });
  });

  it("that is encrypted shows its head, and nothing of what nobody can read", async () => {
    const read = await shown(
      mail("", "-----BEGIN PGP MESSAGE-----", "", "hQEMA", "-----END PGP MESSAGE-----"),
    );
    expect(read).toMatchObject({ parts: { Betreff: "Bestätigung der Prüfung" } });
    expect(JSON.stringify(read)).not.toContain("hQEMA");
  });
});

describe("what was made to harm", () => {
  it.each<readonly [string, Buffer, string]>([
    ["no e-mail", Buffer.from("nur Text\nund mehr: Text\n"), "damaged"],
    ["nothing", Buffer.alloc(0), "damaged"],
    ["heads of a megabyte", mail(`X: ${"a".repeat(1_000_000)}`, "", "Text"), "too-much"],
    [
      "parts within each other",
      mail(
        ...Array.from({ length: 200 }, (_, i) => [
          `Content-Type: multipart/mixed; boundary=b${i}`,
          "",
          `--b${i}`,
        ]).flat(),
      ),
      "too-much",
    ],
  ])("is not read: %s", async (_, bytes, reason) => {
    expect(await readMailText(bytes)).toBe(reason);
  });

  it("forwarded e-mails are read with it, on every machine alike, and end somewhere", async () => {
    const within = (depth: number): string =>
      depth === 0
        ? `Subject: innen\r\n\r\nText\r\n`
        : `Subject: Ebene ${depth}\r\nDate: Sat, 14 Mar 2026 09:00:00 +0100\r\nContent-Type: message/rfc822\r\n\r\n${within(depth - 1)}`;
    const text = await readMailText(Buffer.from(within(40)));
    expect(text).toMatchObject({ attachments: [""] });
    const said = JSON.stringify(text);
    expect(said).toContain("Ebene 35");
    expect(said).not.toContain("Ebene 34");
    expect(said.match(/Sat, 14 Mar 2026 09:00:00 \+0100/g)).toHaveLength(6);
  });
});
