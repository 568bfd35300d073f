import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { bytesInMemory } from "../../../src/source/evidence-file/byte-source.ts";
import { flawOf } from "../../../src/source/evidence-file/flaw.ts";
import { compoundOf, wordBegin, zipOf } from "./office-files.ts";

const kindOf = async (name: string, bytes: Buffer | string) =>
  (await flawOf(`evidence/rz-a/${name}`, bytesInMemory(Buffer.from(bytes as string))))?.kind ?? null;

/** A box of ISO base media. */
const box = (name: string, content: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length);
  head.write(name, 4, "latin1");
  return Buffer.concat([head, content]);
};

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const jpeg = Buffer.concat([
  Buffer.from("ffd8ffe000104a46494600010100000100010000ffda0008010100003f00", "hex"),
  Buffer.alloc(200_000, 0x55),
  Buffer.from("ffd9", "hex"),
]);
const heic = Buffer.concat([
  box("ftyp", Buffer.from("heic\0\0\0\0mif1heic", "latin1")),
  box("meta", Buffer.alloc(100, 1)),
  box("mdat", Buffer.alloc(9000, 1)),
]);
const webp = Buffer.concat([Buffer.from("RIFF\x2c\x01\0\0WEBPVP8 ", "latin1"), Buffer.alloc(292, 1)]);
const sevenZip = Buffer.concat([
  Buffer.from("377abcaf271c0004aabbccdd200000000000000010000000000000000a0b0c0d", "hex"),
  Buffer.alloc(48, 1),
]);
const zip = await zipOf({ "a.txt": "Wartung ".repeat(500), "b.txt": "y" });
const gzip = gzipSync(Buffer.from(Array.from({ length: 9000 }, (_, i) => (i * i) % 251)));
const message = compoundOf("__properties_version1.0", wordBegin({ encrypted: false }));
const mail = `Subject: x
Content-Type: multipart/mixed;
 boundary="=_teil"

--=_teil
Content-Type: text/plain

Anbei das Protokoll.
--=_teil
Content-Type: application/pdf

JVBERi0xLjQK
--=_teil--
`.replaceAll("\n", "\r\n");

const whole: readonly (readonly [string, Buffer | string])[] = [
  ["a.png", png],
  ["a.jpg", jpeg],
  ["a.heic", heic],
  ["a.webp", webp],
  ["a.zip", zip],
  ["a.7z", sevenZip],
  ["a.gz", gzip],
  ["a.msg", message],
  ["a.json", '\uFEFF{"systeme": [{"name": "srv\\"1}", "ok": true}]}\n'],
  ["a.jsonl", '{"a": 1}\n{"b": "[x"}\n'],
  [
    "a.xml",
    '<?xml version="1.0"?>\n<!DOCTYPE r [<!ENTITY a "b">]>\n<r><host>srv1</host></r >\n<!-- Ende -->\n',
  ],
  ["a.xml", Buffer.from('\uFEFF<?xml version="1.0"?><r><host>srv1</host></r>', "utf16le")],
  ["a.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ["a.eml", mail],
  ["a.txt", "Begehung\n"],
];

describe("a file that ends in the middle", () => {
  it.each(whole)("is none that is whole: %s", async (name, bytes) => {
    expect(await kindOf(name, bytes)).toBeNull();
  });

  it.each(whole.filter(([name]) => name !== "a.txt"))("is cut off: %s", async (name, bytes) => {
    const all = Buffer.from(bytes as string);
    const cut = name === "a.msg" ? 700 : Math.floor(all.length * 0.8);
    expect(await kindOf(name, all.subarray(0, cut))).toBe("cut");
  });

  it.each(
    whole.filter(([name]) => !["a.7z", "a.webp", "a.msg"].includes(name)),
  )("has zero bytes where the rest was to be: %s", async (name, bytes) => {
    const all = Buffer.from(bytes as string);
    const filled = Buffer.concat([all.subarray(0, Math.ceil(all.length * 0.6)), Buffer.alloc(20_000)]);
    // In UTF-16 every second byte is zero as it is.
    if (!all.subarray(0, 2).equals(Buffer.from("fffe", "hex")))
      expect(await kindOf(name, filled)).toBe("cut");
  });

  it.each([
    ["a.jpg", jpeg.subarray(0, 20)],
    ["a.png", png.subarray(0, 33)],
    ["a.zip", zip.subarray(0, 20)],
    ["a.gz", gzip.subarray(0, 10)],
    ["a.zip", `PK\u0003\u0004${"Entwurf ".repeat(20)}`],
    ["a.gz", Buffer.from(`1f8b08${"41".repeat(40)}`, "hex")],
    ["a.json", "[5 kW] // kein JSON, [nur ähnlich"],
    ["a.xml", "kein XML"],
    ["a.csv", 'Tag;"Wert'],
    ["a.log", "[2026-03-14] {offen"],
    ["a.eml", mail.slice(0, mail.indexOf("--=_teil"))],
    [
      "a.tar",
      Buffer.concat([Buffer.from("a.txt"), Buffer.alloc(95), Buffer.from("0000644"), Buffer.alloc(405)]),
    ],
  ])("is none of which nobody can tell: %s", async (name, bytes) => {
    expect(await kindOf(name, bytes)).toBeNull();
  });

  it("is found in a large text that is read piece by piece", async () => {
    const lines = `{"zeile": "${"x".repeat(90)}"},\n`.repeat(3000);
    expect(await kindOf("a.json", `[${lines}{}]`)).toBeNull();
    expect(await kindOf("a.json", `[${lines}{}`)).toBe("cut");
    const long = mail.replace("JVBERi0xLjQK", "JVBERi0xLjQK\r\n".repeat(20_000));
    expect(await kindOf("a.eml", long)).toBeNull();
    expect(await kindOf("a.eml", long.slice(0, -9))).toBe("cut");
  });
});
