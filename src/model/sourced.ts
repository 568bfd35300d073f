import type { Places } from "./places.ts";

/**
 * A file with front matter (or a sidecar) as it was read. Values that break the schema are left out of `data` and named
 * in `invalid`, so that one wrong value does not hide the rest.
 */
export interface Sourced<T> {
  readonly file: string;
  readonly data: Partial<T> & {
    /** Id in the system that it was imported from. */
    readonly source?: string;
  };
  /** Places of all values by JSON pointer (`/sites/0`); of keys under `#` and the pointer. */
  readonly positions: Places;
  /** Top-level keys whose value could not be read; `*` if nothing could. */
  readonly invalid: ReadonlySet<string>;
}

/** Who decided, and on which day. */
export interface Signature {
  readonly by: string;
  readonly on: string;
}
