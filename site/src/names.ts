const umlauts: Readonly<Record<string, string>> = {
  ä: "ae",
  ö: "oe",
  ü: "ue",
  Ä: "Ae",
  Ö: "Oe",
  Ü: "Ue",
  ß: "ss",
};

/** Names that Windows keeps for devices, and those that a server or Astro gives a meaning of their own. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d|index|404|500)(\.|$)/i;

/**
 * A file name for every id, safe on every file system and in every address: letters, digits, dots and hyphens only, at
 * most 80 characters, never equal to another one but for case. An id that is such a name stays as it is.
 * @param shown the part of an id that its name is made from.
 */
export function fileNames(ids: readonly string[], shown = (id: string) => id): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const id of ids) {
    const base = plain(shown(id));
    let name = base;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${base}-${number}`;
    taken.add(name.toLowerCase());
    names.set(id, name);
  }
  return names;
}

function plain(id: string): string {
  const signs = id
    .normalize("NFC")
    .replace(/[äöüÄÖÜß]/g, (letter) => umlauts[letter] ?? letter)
    .normalize("NFD")
    .replace(/[^A-Za-z0-9.]+/g, "-");
  const name = (/[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?/.exec(signs)?.[0] ?? "")
    .slice(0, 80)
    .replace(/\.html?$/i, "-html");
  return name === "" || reserved.test(name) ? `x-${name}` : name;
}
