/** HTML that is the same on many pages, by name, so that it is made once. */
export const written = new Map<string, string>();
