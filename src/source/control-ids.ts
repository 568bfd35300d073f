/** Ids that stand in headings of controls. */
export function controlIds(text: string): string[] {
  return [...text.matchAll(/^##[ \t]+(\p{Lu}\S*)[ \t]/gmu)].flatMap(([, id = ""]) =>
    /\d/.test(id) ? [id] : [],
  );
}
