/** A path as one word of a command that can be copied into a terminal: sh, PowerShell, and cmd where quotes allow it. */
export function shellWord(text: string): string {
  if (/^[\w./:+@=][\w./:+@=-]*$/.test(text)) return text;
  if (/^[^"$`!%\n]*[^"$`!%\n\\]$/.test(text) && !text.includes("\\\\")) return `"${text}"`;
  return `'${text.replaceAll("'", "'\\''")}'`;
}
