/** A value as a JSON document that a person can read too, and Git compare: indented, with an end of line. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
