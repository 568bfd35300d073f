/** Ids that stand in headings of controls. */
export function controlIds(text: string): string[] {
  return [...text.matchAll(/^##[ \t]+(\p{Lu}[^\s]*\d[^\s]*)[ \t]/gmu)].map(([, id]) => id ?? "");
}
