import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { keyName, newKey, publicKeyFile, readPublicKeyFile, readVkey, vkeyOf } from "../../src/seal/keys.ts";
import { privateKeyFile, readPrivateKeyFile } from "../../src/seal/private-key.ts";
import { readNote, type SignedNote, signatureOf, signed, writeNote } from "../../src/seal/signed-note.ts";
import { flipped, sealOf, state } from "./sealed-state.ts";

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "nachweis-note-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

const note = (text: string): SignedNote | null => readNote(Buffer.from(text, "utf8"));

describe("signed notes", () => {
  // The example of Go's package golang.org/x/mod/sumdb/note, whose form C2SP specifies.
  const vkey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  const text =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const line =
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

  it("of others are read and verified", () => {
    const key = readVkey(vkey);
    const read = note(`${text}\n${line}`);
    expect(read?.text).toBe(text);
    expect(key && read && signatureOf(read, key)).toBe("good");
    expect(key && vkeyOf(key)).toBe(vkey);
    const other = note(`${text.replace("don't", "do")}\n${line}`);
    expect(key && other && signatureOf(other, key)).toBe("false");
    expect(read && signatureOf(read, newKey("PeterNeumann"))).toBe("missing");
    expect(read && writeNote(read)).toBe(`${text}\n${line}`);
  });

  it("may hold empty lines, and take sixteen signatures and more", () => {
    const keys = Array.from({ length: 20 }, (_, i) => newKey(`k${i}`));
    const made = keys.reduce(signed, { text: "a\n\nb\n", signatures: [] } as SignedNote);
    const read = note(writeNote(made));
    expect(read?.text).toBe("a\n\nb\n");
    for (const key of keys) expect(read && signatureOf(read, key)).toBe("good");
    // Signing again adds nothing.
    expect(keys.reduce(signed, made).signatures).toHaveLength(20);
  });

  it.each([
    ["no signature", `${text}\n`],
    ["no blank line", `${text}${line}`],
    ["no end of line", `${text}\n${line.trimEnd()}`],
    ["a hyphen for the dash", `${text}\n${line.replace("—", "-")}`],
    ["a blank in the name", `${text}\n${line.replace("Neumann", " Neumann")}`],
    ["a blank that is none", `${text}\n${line.replace("Neumann", "\u00a0Neumann")}`],
    ["a plus in the name", `${text}\n${line.replace("Neumann", "+Neumann")}`],
    ["a tab", `\t${text}\n${line}`],
    ["base64 with other spare bits", `${text}\n${line.replace("AM=", "AN=")}`],
    ["base64 without padding", `${text}\n${line.replace("AM=", "AM")}`],
    ["an id alone", `${text}\n— a x08gow==\n`],
    ["a line that is no signature", `${text}\n${line}x\n`],
  ])("are none with %s", (_, bytes) => {
    expect(note(bytes)).toBeNull();
  });

  it("are none in another encoding", () => {
    expect(readNote(Buffer.from(`${text}ä\n\n${line}`, "latin1"))).toBeNull();
  });

  it.each([
    ["a seal that we made", true],
    ["with one bit turned over", false],
  ])("openssl verifies %s: %s", (_, holds) => {
    const dir = folder();
    const { seal } = sealOf(state);
    const read = readNote(seal);
    const key = readVkey(/^key: (.*)$/m.exec(read?.text ?? "")?.[1] ?? "");
    if (!read || !key) throw new Error("no seal");
    writeFileSync(join(dir, "key.pub"), publicKeyFile(key));
    writeFileSync(join(dir, "text"), holds ? read.text : flipped(Buffer.from(read.text), 1000));
    writeFileSync(join(dir, "sig"), read.signatures[0]?.signature ?? "");
    const args = [
      "pkeyutl",
      "-verify",
      "-pubin",
      "-inkey",
      "key.pub",
      "-rawin",
      "-in",
      "text",
      "-sigfile",
      "sig",
    ];
    const verify = (): string => execFileSync("openssl", args, { cwd: dir, encoding: "utf8", stdio: "pipe" });
    if (holds) expect(verify()).toContain("Signature Verified Successfully");
    else expect(verify).toThrow();
  });
});

describe("keys", () => {
  it("have the fingerprint that openssl and sha256sum give", () => {
    const dir = folder();
    const key = newKey("isb");
    writeFileSync(join(dir, "isb.pub"), publicKeyFile(key));
    const command = "openssl pkey -pubin -in isb.pub -outform DER | sha256sum";
    const printed = execFileSync("sh", ["-c", command], { cwd: dir, encoding: "utf8" });
    expect(printed.split(" ")[0]).toBe(key.fingerprint);
    expect(readPublicKeyFile(publicKeyFile(key))?.fingerprint).toBe(key.fingerprint);
  });

  it("without a passphrase are read by openssl", () => {
    const dir = folder();
    const key = newKey("isb");
    writeFileSync(join(dir, "isb.key"), privateKeyFile(key, null));
    const pem = execFileSync("openssl", ["pkey", "-in", "isb.key", "-pubout"], {
      cwd: dir,
      encoding: "utf8",
    });
    expect(publicKeyFile(key)).toContain(pem);
  });

  it.each([
    ["with a passphrase", "Geheim-Wört 1"],
    ["without", null],
  ])("come back from their file %s", (_, passphrase) => {
    const key = newKey("isb");
    const file = privateKeyFile(key, passphrase);
    const read = readPrivateKeyFile(file);
    expect(read?.needsPassphrase).toBe(passphrase !== null);
    expect(read?.key.fingerprint).toBe(key.fingerprint);
    const text = Buffer.from("a\n");
    expect(read?.open(passphrase ?? "")?.sign(text)).toEqual(key.sign(text));
    // Letters can be written in two ways.
    if (passphrase !== null) expect(read?.open(passphrase.normalize("NFD"))).not.toBeNull();
  });

  it("with a passphrase open with no other, and tell if they were changed", () => {
    const key = newKey("isb");
    const file = privateKeyFile(key, "geheim");
    expect(file).not.toContain(key.exported().toString("base64").slice(0, 40));
    expect(readPrivateKeyFile(file)?.open("Geheim")).toBeNull();
    expect(readPrivateKeyFile(file)?.open("")).toBeNull();
    const json = JSON.parse(file);
    const changes = [
      { ...json, key: vkeyOf(newKey("isb")) },
      { ...json, encrypted: flipped(Buffer.from(json.encrypted, "base64"), 7).toString("base64") },
      {
        ...json,
        cipher: { ...json.cipher, iv: flipped(Buffer.from(json.cipher.iv, "base64"), 7).toString("base64") },
      },
    ];
    for (const one of changes) expect(readPrivateKeyFile(JSON.stringify(one))?.open("geheim")).toBeNull();
    // More work than the form has would stop the machine.
    for (const N of [2, 2 ** 30])
      expect(readPrivateKeyFile(JSON.stringify({ ...json, kdf: { ...json.kdf, N } }))).toBeNull();
  });

  it("have names that notes allow", () => {
    expect(keyName("Leitung LWL.IT + Co")).toBe("Leitung-LWL.IT-Co");
    expect(keyName("\u00a0")).toBe("-");
    expect(keyName("")).toBe("key");
  });
});
