/** What of a page stands in its address: filters, sorting, what is open. */

/** Keys that are no filter's: `show` is `sample` or `all`, `view` is `sheet`. */
export const viewKeys: readonly string[] = ["sort", "open", "show", "view"];

/** What is ticked stands behind the `#` from this length on: servers refuse long queries, and never see that. */
const longestQuery = 2000;
const behindHash = "#tick=";

/** What the address says now. */
export function currentAddress(): URLSearchParams {
  const address = new URLSearchParams(location.search);
  if (location.hash.startsWith(behindHash)) address.set("tick", location.hash.slice(behindHash.length));
  return address;
}

/** True if the address leads to a place on the page. */
export function leadsToPlace(): boolean {
  return location.hash !== "" && !location.hash.startsWith(behindHash);
}

/** The page's address with another query, at the same place. */
export function withQuery(address: URLSearchParams): string {
  const query = new URLSearchParams(address);
  const ticks = query.get("tick") ?? "";
  const isLong = ticks.length > longestQuery;
  if (isLong) query.delete("tick");
  const hash = isLong ? `${behindHash}${ticks}` : leadsToPlace() ? location.hash : "";
  return `${location.pathname}${query.size === 0 ? "" : `?${query}`}${hash}`;
}

/** Puts values under a key into the address, in place of those that are there. */
export function keepInAddress(key: string, values: readonly string[]): void {
  const address = currentAddress();
  address.delete(key);
  for (const value of values) address.append(key, value);
  history.replaceState(null, "", withQuery(address));
}
