import { type Language, languages } from "../../data.ts";
import { samplePart, sampleParts } from "../../sample-parts.ts";

interface Part {
  readonly lang: Language;
  readonly part: string;
}

/** Each part of what working sheets say of the items, in the languages of the edition. */
export function getStaticPaths(): readonly { readonly params: Part }[] {
  return languages.flatMap((lang) =>
    Array.from({ length: sampleParts }, (_, number) => ({ params: { lang, part: String(number) } })),
  );
}

/** A part, as a classic script: the only kind of file that a page may load over `file://`. */
export function GET({ params: { lang, part } }: { readonly params: Part }): Response {
  return new Response(
    `(globalThis.nachweisItems??=[])[${part}]=${JSON.stringify(samplePart(lang, Number(part)))};`,
  );
}
