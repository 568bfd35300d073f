import type { Bilingual } from "../../model/position.ts";
import { readImage } from "./raster-image.ts";

/** Why a document can't show a file as a picture; null for one that it can. */
export function unusableBecause(bytes: Uint8Array): Bilingual | null {
  if (readImage(bytes) !== null) return null;
  const head = Buffer.from(bytes.subarray(0, 4096));
  const text = head.toString("latin1");
  if (head[0] === 0xff && head[1] === 0xd8)
    return {
      de: "Es ist ein JPEG in Druckfarben (CMYK), zu groß oder beschädigt.",
      en: "It is a JPEG in printing inks (CMYK), too large, or damaged.",
    };
  if (text.startsWith("\u0089PNG"))
    return {
      de: "Es ist ein PNG mit 16 Bit und Durchsichtigkeit, zu groß oder beschädigt.",
      en: "It is a PNG of 16 bits with transparency, too large, or damaged.",
    };
  if (/<svg[\s>]/i.test(text))
    return { de: "Es ist eine Vektorgrafik (SVG).", en: "It is a vector picture (SVG)." };
  return { de: "Es ist kein PNG und kein JPEG.", en: "It is neither PNG nor JPEG." };
}
