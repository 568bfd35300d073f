/** A path as one word of a command that can be copied into a terminal, PowerShell included. */
export function shellWord(text: string): string {
  if (/^[\w./:\\+@%=-]+$/.test(text) && !text.startsWith("-")) return text;
  return /['\n]/.test(text) ? `"${text.replace(/["$`\\]/g, "\\$&")}"` : `'${text}'`;
}
