import type { Index } from "../model/assessed.ts";
import type { Bilingual } from "../model/position.ts";

/** What a site or target object is called in a sentence, by its id. */
export type Named = (id: string) => string;

/** Names by title: auditors and the management do not know the ids. Where two have the same title, the id stands behind it. */
export function namesIn({ project, sites, objects }: Index): Named {
  const titles = new Map<string, number>();
  for (const { data } of [...project.sites, ...project.objects])
    if (data.title !== undefined) titles.set(data.title, (titles.get(data.title) ?? 0) + 1);
  return (id) => {
    const title = (objects.get(id) ?? sites.get(id))?.data.title;
    if (title === undefined) return id;
    return titles.get(title) === 1 ? title : `${title} (${id})`;
  };
}

/** „Standort“ before the name of a site, unless the name itself begins with it. */
export function siteCalled(name: string): Bilingual {
  return {
    de: /^standort(?!\p{L})/iu.test(name) ? name : `Standort ${name}`,
    en: /^site(?!\p{L})/iu.test(name) ? name : `site ${name}`,
  };
}
