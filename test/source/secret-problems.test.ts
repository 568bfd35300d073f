import { describe, expect, it } from "vitest";
import { secretInBytes } from "../../src/source/secret-problems.ts";

/** Invented, in parts, so that nobody takes this file for one that holds secrets. */
const secrets = {
  token: ["hooks.slack.com", "/services/T", "0".repeat(30)].join(""),
  "private-key": ["-----BEGIN", " PRIVATE KEY-----\n", "A".repeat(40), "\n-----END"].join(""),
} as const;
const passwords = [
  ["https://name:", "Winterfest123@host"].join(""),
  ["Passwort:", " Winterfest123"].join(""),
];

/** Places around the one at which a look for a secret ends and the next begins. */
const places = [0, 1, 64 * 1024 - 60, ...Array.from({ length: 40 }, (_, n) => 64 * 1024 - 38 + n), 150_000];

function within(secret: string, at: number, filler: string, length = 200_000): Buffer {
  const bytes = Buffer.alloc(length, filler, "latin1");
  bytes.write(`\n${secret}\n`, at, "latin1");
  return bytes;
}

describe("a secret in the bytes of a file", () => {
  it.each([
    "token",
    "private-key",
  ] as const)("a %s is found wherever it stands, in text and other bytes", (kind) => {
    for (const at of places)
      for (const filler of ["a b ", "ab\0\x01\xff\xfe"])
        expect([at, secretInBytes(within(secrets[kind], at, filler))?.kind]).toEqual([at, kind]);
  });

  it.each(passwords)("%s is found wherever it stands in a text, and nowhere else", (password) => {
    for (const at of places) {
      expect([at, secretInBytes(within(password, at, "a b "))?.kind]).toEqual([at, "password"]);
      expect(secretInBytes(within(password, at, "ab\0\x01\xff\xfe"))).toBeNull();
    }
  });

  it("is found in UTF-16, with its line", () => {
    const text = Buffer.from(`\ufeffErste Zeile\n${passwords[1]}\n`, "utf16le");
    expect(secretInBytes(text)).toMatchObject({ kind: "password", line: 2 });
  });

  it("is none where there is none", () => {
    expect(secretInBytes(Buffer.alloc(0))).toBeNull();
    expect(secretInBytes(Buffer.alloc(300_000))).toBeNull();
    expect(secretInBytes(within("nichts", 5, "a b "))).toBeNull();
  });
});
