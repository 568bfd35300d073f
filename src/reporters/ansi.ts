/** Text in an ANSI style (SGR parameters, such as `1;31`), or as it is where colour is off. */
export function paint(text: string, style: string, { colour }: { readonly colour: boolean }): string {
  return colour && text !== "" ? `\u001b[${style}m${text}\u001b[0m` : text;
}
