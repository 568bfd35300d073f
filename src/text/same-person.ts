/**
 * Whether two names are of one person as written: letter case, blanks, signs and the order of the parts aside, so that
 * “Beispiel, B.” is “B. Beispiel”. Names that differ in a letter are of two.
 */
export function isSamePerson(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one === other || partsOf(one) === partsOf(other);
}

function partsOf(name: string): string {
  const parts = name
    .normalize("NFKC")
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  // A name of signs alone has no parts to compare.
  return parts ? parts.sort().join(" ") : name;
}
