import type { Bilingual } from "../../model/position.ts";

/** A text of the source, the same in both languages. */
export function same(text: string): Bilingual {
  return { de: text, en: text };
}

/** Of an element that only holds others, or is of a kind without a place. */
export function folder(title: string): Bilingual {
  return {
    de: `${title}: Ordner oder Art ohne Platz; was darin liegt, zählt für sich`,
    en: `${title}: a folder, or of a kind without a place; what lies in it counts by itself`,
  };
}

/** Of the element that stands for the domain. */
export function itself(title: string): Bilingual {
  return {
    de: `${title}: der Verbund; controls/domain.md bleibt, wie Sie sie geschrieben haben`,
    en: `${title}: the domain; controls/domain.md stays as you wrote it`,
  };
}

/** Of a requirement that is said to be met as its safeguards are, although some are not implemented. */
export function undone(safeguards: string): Bilingual {
  return {
    de: `erfüllt laut dem, was dafür getan wurde; nicht umgesetzt ist davon aber: ${safeguards}`,
    en: `fulfilled as its safeguards are; but not implemented is: ${safeguards}`,
  };
}

/** Of a safeguard with which nothing is left to be done. */
export function notOpen(title: string): Bilingual {
  return {
    de: `${title}: schließt keine Lücke; nur was noch zu tun ist, steht hier als Aufgabe`,
    en: `${title}: a safeguard that closes no gap; only open ones stand here, as actions`,
  };
}
