/** How grave a category of risk is among those of its matrix. */
export type Gravity = "low" | "medium" | "high" | "highest";

/** The gravity of a category by its place among all, which rise; what is none of them counts as the gravest. */
export function gravityOf(category: string | null, rising: readonly string[]): Gravity {
  const place = category === null ? -1 : rising.indexOf(category);
  if (place === -1 || (place === rising.length - 1 && place > 0)) return "highest";
  const share = rising.length < 2 ? 0 : place / (rising.length - 1);
  return share < 1 / 3 ? "low" : share < 2 / 3 ? "medium" : "high";
}
