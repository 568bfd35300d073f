import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Writes a content root of so many invented German texts, of which one in twenty is long; returns their characters. */
export async function writeDocuments(root: string, documents: number): Promise<number> {
  const random = randomNumbers(4000);
  const word = wordsFrom(random);
  await mkdir(join(root, "controls"), { recursive: true });
  await mkdir(join(root, "evidence/domain"), { recursive: true });
  await writeFile(
    join(root, "controls/domain.md"),
    "---\ntitle: Verbund (Beispiel)\ncatalogue: kompendium-2023\napproach: standard\nexample: 2026-11-23\n---\n",
  );
  let characters = 0;
  for (let number = 0; number < documents; number += 1) {
    const words = Math.round((80 + 120 * random()) * (number % 20 === 0 ? 5 : 1));
    const sentences = Array.from({ length: Math.ceil(words / 12) }, () => {
      const own = Array.from({ length: 12 }, word).join(" ");
      return `${own.charAt(0).toUpperCase()}${own.slice(1)}.`;
    });
    const text = `Vermerk M-${number} – „Beispiel“\n${sentences.join("\n")}\n`;
    characters += text.length;
    const path = join(root, `evidence/domain/M-${number}.txt`);
    await writeFile(path, text);
    await writeFile(
      `${path}.yaml`,
      `title: ${JSON.stringify(`M-${number} ${word()} ${word()}`)}\ntype: document\nissued: 2026-03-14\nissuer: Fachfirma\n` +
        `valid-until: 2028-03-14\nsha256: ${createHash("sha256").update(text).digest("hex")}\n`,
    );
  }
  return characters;
}

/** Numbers from 0 to 1 that are the same each time (a linear congruential generator). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** Words as German has them: a few that are everywhere, and tens of thousands put together from others, most of them rare. */
function wordsFrom(random: () => number): () => string {
  const frequent =
    "der die das und in von zu mit ist für auf nicht im den des am dem ein eine wird bei nach RZ-B Raum Ordnung".split(
      " ",
    );
  const stems =
    "Ausfall Strom Netz Ersatz Anlage Prüfung Protokoll Wartung Schutz Raum Klima Kühlung Batterie Schalter Dienst Leitung " +
    "Sicherheit Tür Zutritt Kontrolle Brand Meldung Löschung Wasser Übergabe Führung Schlüssel Karte System Dokument " +
    "Änderung Größe Maßnahme Haus Technik Betrieb Standort Umzug Plan Übung Verteilung Notstrom Versorgung Speicher Server";
  const parts = stems.split(" ");
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? "";
  const seen = Array.from({ length: 40_000 }, () => {
    const rest = Array.from({ length: Math.floor(random() * 3) }, () => pick(parts).toLowerCase());
    return [pick(parts), ...rest].join("");
  });
  return () => (random() < 0.35 ? pick(frequent) : (seen[Math.floor(seen.length * random() ** 3)] ?? ""));
}
