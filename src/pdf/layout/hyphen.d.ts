/** Parts of hyphen 1.14.1 (ISC), which brings no types. */
declare module "hyphen/de/index.js" {
  const hyphen: {
    hyphenateSync(text: string, options: { hyphenChar: string; minWordLength: number }): string;
  };
  export default hyphen;
}
declare module "hyphen/en-gb/index.js" {
  const hyphen: {
    hyphenateSync(text: string, options: { hyphenChar: string; minWordLength: number }): string;
  };
  export default hyphen;
}
