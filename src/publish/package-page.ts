import type { VerifyingKey } from "../seal/keys.ts";
import { sumsName } from "./digest-list.ts";

/** The page of a package that says how to verify it. */
export const pageName = "pruefen-verify.html";

/** What the page says of the seal. */
export interface SealOnPage {
  /** `0003` */
  readonly name: string;
  readonly digest: string;
  readonly day: string;
  /** The key that made it. */
  readonly key: VerifyingKey;
  /** The package's name, for the command. */
  readonly file: string;
}

/** The commands of standard tools that verify an unpacked package, for a shell in its folder. */
export function standardCommands({ name, key }: SealOnPage): string {
  return [
    `sha256sum --quiet -c ${sumsName}`,
    `sed '/^$/,$d' seals/${name}.seal > statement.txt`,
    `sha256sum statement.txt`,
    `openssl pkey -pubin -in keys/${key.keyId}.pub -outform DER | sha256sum`,
    `sed -n 's/^— [^ ]* //p' seals/${name}.seal | head -n 1 | base64 -d | tail -c 64 > signature`,
    `openssl pkeyutl -verify -pubin -inkey keys/${key.keyId}.pub -rawin -in statement.txt -sigfile signature`,
    `sha256sum seals/${name}.leaves`,
    `grep '^leaves:' statement.txt`,
    `while IFS= read -r line; do printf '%s' "$line" | sha256sum | cut -c 1-64; done < seals/${name}.openings > opened`,
    `sort opened | comm -23 - seals/${name}.leaves`,
    `sed -E 's/^[0-9a-f]{64} (.*) [0-9]+ ([0-9a-f]{64})$/\\2  \\1/' seals/${name}.openings | sha256sum --quiet -c`,
  ].join("\n");
}

/** The page, in German and English. */
export function packagePage(seal: SealOnPage): string {
  const { name, digest, day, key, file } = seal;
  const commands = escapeHtml(standardCommands(seal));
  const tool = escapeHtml(`nachweis verify ${file} --signer ${key.fingerprint}`);
  return `<!DOCTYPE html>
<html lang="de">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Prüfen / Verify</title>
<style>body{font:1rem/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}pre,code{font-family:monospace;overflow-wrap:anywhere}pre{background:#f2f2f2;padding:1rem;white-space:pre-wrap}dt{font-weight:bold}dd{margin:0 0 .5rem;overflow-wrap:anywhere}</style></head>
<body>
<h1>Dieses Paket prüfen</h1>
<dl>
<dt>Siegel</dt><dd>${name}, Stand vom ${day}</dd>
<dt>Prüfsumme des Siegels</dt><dd><code>${digest}</code></dd>
<dt>Schlüssel</dt><dd>${escapeHtml(key.name)}, Fingerabdruck <code>${key.fingerprint}</code></dd>
</dl>
<p>Beide stehen in diesem Paket und beweisen deshalb nicht, von wem es ist. Vergleichen Sie Fingerabdruck und Prüfsumme mit denen, die Sie auf anderem Weg bekommen haben, etwa aus dem Protokoll einer Sitzung.</p>
<p>Besiegelt sind die Nachweise unter <code>evidence/</code>. Website, PDF und Bericht sind aus dem besiegelten Stand gemacht, aber nicht selbst besiegelt; ${sumsName} zeigt nur, ob das Paket unterwegs beschädigt wurde. Von allem, was dieses Paket zurückhält, ist nur je eine Prüfsumme mit Zufallswert darin (<code>seals/${name}.leaves</code>): Legt jemand die Datei und ihre Zeile der Öffnungen vor, lässt sich zeigen, dass sie zum Stand gehörte.</p>
<h2>Mit dem Werkzeug</h2>
<pre>${tool}</pre>
<p>Rückgabewert 0 und nur die Zeile „newest: …“: unverändert. Jede andere Zeile nennt eine Abweichung.</p>
<h2>Ohne das Werkzeug</h2>
<p>Paket auspacken, in seinem Ordner (Linux, macOS mit coreutils, WSL; OpenSSL ab 3.0):</p>
<pre>${commands}</pre>
<p>Zeile 3 gibt die Prüfsumme des Siegels aus, Zeile 4 den Fingerabdruck, Zeile 6 „Signature Verified Successfully“; die Zeilen 7 und 8 nennen dieselbe Prüfsumme; die Zeilen 1, 10 und 11 geben nichts aus.</p>
<hr>
<div lang="en">
<h1>Verifying this package</h1>
<dl>
<dt>Seal</dt><dd>${name}, state of ${day}</dd>
<dt>Digest of the seal</dt><dd><code>${digest}</code></dd>
<dt>Key</dt><dd>${escapeHtml(key.name)}, fingerprint <code>${key.fingerprint}</code></dd>
</dl>
<p>Both stand in this package and so prove nothing about who made it. Compare fingerprint and digest with those that you got by another way, such as the minutes of a meeting.</p>
<p>Sealed is the evidence below <code>evidence/</code>. Site, PDF and report are made from the sealed state, but not sealed themselves; ${sumsName} only shows whether the package was damaged on its way. Of everything that this package withholds it has but a salted digest each (<code>seals/${name}.leaves</code>): if somebody presents the file and its line of the openings, it can be shown to belong to the state.</p>
<h2>With the toolkit</h2>
<pre>${tool}</pre>
<p>Exit code 0 and only the line “newest: …”: unaltered. Every other line names a difference.</p>
<h2>Without the toolkit</h2>
<p>Unpack the package, and in its folder (Linux, macOS with coreutils, WSL; OpenSSL 3.0 or newer):</p>
<pre>${commands}</pre>
<p>Line 3 prints the digest of the seal, line 4 the fingerprint, line 6 “Signature Verified Successfully”; lines 7 and 8 name the same digest; lines 1, 10 and 11 print nothing.</p>
</div>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
