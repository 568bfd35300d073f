/** What this edition says of the items of a sample, from the files beside the page. */
import type { SampleClaim, SampleEvidence, SampleItem, SamplePart } from "./sample-part.ts";
import { itemsPerPart } from "./sample-part.ts";
import type { Sample } from "./sample-script.ts";

/** An item with all that is said of it. */
export interface FullItem {
  readonly item: SampleItem;
  readonly claims: readonly SampleClaim[];
  readonly evidence: readonly SampleEvidence[];
}

const loading = new Map<number, Promise<SamplePart>>();

/**
 * The items of a sample, in its order.
 * @param base where the parts lie, without their number.
 * @throws if a part can't be loaded, or belongs to another edition than the list.
 */
export async function loadItems(base: string, { items }: Sample): Promise<readonly FullItem[]> {
  const numbers = new Set(items.map(({ place }) => Math.floor(place / itemsPerPart)));
  const found = await Promise.all(
    [...numbers].map(async (number) => [number, await load(base, number)] as const),
  );
  const parts = new Map(found);
  return items.map(({ place, id }) => {
    const part = parts.get(Math.floor(place / itemsPerPart));
    const item = part?.items[place % itemsPerPart];
    if (part === undefined || item?.id !== id) throw new Error(`another edition: ${id}`);
    return {
      item,
      claims: item.claims.flatMap((at) => part.claims[at] ?? []),
      evidence: item.evidence.flatMap((at) => part.evidence[at] ?? []),
    };
  });
}

function load(base: string, number: number): Promise<SamplePart> {
  const known = loading.get(number);
  if (known) return known;
  const promise = new Promise<SamplePart>((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${base}${number}.js`;
    script.addEventListener("load", () => {
      const part = globalThis.nachweisItems?.[number];
      if (part) resolve(part);
      else reject(new Error(script.src));
    });
    script.addEventListener("error", reject);
    document.head.append(script);
  });
  loading.set(number, promise);
  return promise;
}
