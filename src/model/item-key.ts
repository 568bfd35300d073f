/** What an item is told apart by: requirement, target object and site, each by its id. The same in two reports. */
export function itemKey(item: {
  readonly requirement: string | { readonly id: string };
  readonly object: string | null;
  readonly site: string | null;
}): string {
  const { requirement, object, site } = item;
  return JSON.stringify([typeof requirement === "string" ? requirement : requirement.id, object, site]);
}
