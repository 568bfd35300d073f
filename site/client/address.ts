/** What of a page stands in its address: filters, sorting, what is open. */

/** Keys that are no filter's: `show` is `sample` or `all`, `view` is `sheet`. */
export const viewKeys: readonly string[] = ["sort", "open", "show", "view"];

/** The page's address with another query, at the same place. */
export function withQuery(address: URLSearchParams): string {
  const query = address.toString();
  return `${location.pathname}${query === "" ? "" : `?${query}`}${location.hash}`;
}

/** Puts values under a key into the address, in place of those that are there. */
export function keepInAddress(key: string, values: readonly string[]): void {
  const address = new URLSearchParams(location.search);
  address.delete(key);
  for (const value of values) address.append(key, value);
  history.replaceState(null, "", withQuery(address));
}
