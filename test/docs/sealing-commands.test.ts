import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { publicKeyFile } from "../../src/seal/keys.ts";
import { digestOf, officer, sealOf, state } from "../seal/sealed-state.ts";
import { codeIn, documents } from "./markdown-documents.ts";

const seal = sealOf(state);

/** A folder with a seal and its key, as the guides have it. */
async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "nachweis-guide-"));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  await mkdir(join(made, "seals"));
  await writeFile(join(made, "seals/0001.seal"), seal.seal);
  await writeFile(join(made, "seals/0001.leaves"), seal.leaves ?? "");
  await writeFile(join(made, "seals/0001.openings"), seal.openings ?? "");
  await writeFile(join(made, "isb.key.pub"), publicKeyFile(officer));
  return made;
}

function shell(script: string, cwd: string): string {
  return execFileSync("sh", ["-ec", script], { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

describe.each(["docs/de/besiegeln.md", "docs/en/sealing.md"])("the commands of %s", (path) => {
  const scripts = documents
    .filter((one) => one.path === path)
    .flatMap(codeIn)
    .filter(({ lang }) => lang === "sh")
    .map(({ value }) => value);
  const scriptWith = (word: string): string => scripts.find((one) => one.includes(word)) ?? "";

  it("verify a seal by openssl and sha256sum alone", async () => {
    const root = await folder();
    const lines = shell(scriptWith("pkeyutl"), root).trim().split("\n");
    const leaves = Buffer.from(seal.leaves ?? "")
      .toString("utf8")
      .trim()
      .split("\n");
    const words = lines.map((line) => line.split(" ")[0]);
    expect(words.slice(0, 2)).toEqual([digestOf(seal), officer.fingerprint]);
    expect(lines[2]).toBe("Signature Verified Successfully");
    expect(Buffer.from(seal.seal).toString("utf8")).toContain(`leaves: ${leaves.length} ${words[3]}\n`);
    expect(
      words
        .slice(4)
        .filter((leaf) => leaves.includes(leaf ?? ""))
        .sort(),
    ).toEqual(leaves);
  });

  it("don't verify one that was changed", async () => {
    const root = await folder();
    const text = Buffer.from(seal.seal).toString("utf8");
    await writeFile(join(root, "seals/0001.seal"), text.replace("serial: 1", "serial: 2"));
    expect(() => shell(scriptWith("pkeyutl"), root)).toThrow();
  });

  it("ask for a time stamp and verify it", async () => {
    const root = await folder();
    await writeFile(join(root, "tsa.cnf"), authority);
    shell(
      `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout tsa.key -out provider.pem -days 2 -config tsa.cnf -extensions tsa
       cp provider.pem anbieter.pem; echo 01 > serial`,
      root,
    );
    const [query = "", request = "", verify = ""] = scriptWith("openssl ts")
      .replaceAll("DIGEST", digestOf(seal))
      .split("\n");
    expect(request).toMatch(/^curl .*@0001\.tsq .*-o 0001\.tsr$/);
    shell(query, root);
    // The provider's part.
    shell("openssl ts -reply -config tsa.cnf -queryfile 0001.tsq -out 0001.tsr", root);
    expect(shell(verify, root)).toContain("Verification: OK");
    expect(() => shell(verify.replace(digestOf(seal), "0".repeat(64)), root)).toThrow();
  });
});

/** The configuration of an authority for time stamps. */
const authority = `[req]
distinguished_name = name
prompt = no
[name]
CN = Zeitstempel (Beispiel)
[tsa]
basicConstraints = critical,CA:true
extendedKeyUsage = critical,timeStamping
[tsa_config]
serial = serial
signer_cert = provider.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
[ts]
[default]
default_tsa = tsa_config
`;
