import { SaxesParser } from "saxes";
import type { Bilingual } from "../../model/position.ts";
import { TableError } from "../table.ts";

/** Told what stands in a part, in order. Names come without their prefix. */
export interface XmlEvents {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const noWorkbookPart: Bilingual = {
  de: "die Arbeitsmappe ist beschädigt oder enthält, was in keine gehört (Dokumenttyp, Entitäten)",
  en: "the workbook is damaged or holds what belongs into none (document type, entities)",
};

/** Elements within each other at most; a workbook has some ten. */
const mostDeep = 64;

/**
 * Reads a part of a workbook.
 *
 * @param damaged what is said of one that can't be read; by default that the workbook is damaged
 * @param deepest elements within each other at most
 * @throws {TableError} if it is no XML, or has a document type: entities are not read
 */
export function readXml(text: string, events: XmlEvents, damaged = noWorkbookPart, deepest = mostDeep): void {
  const fail = (): never => {
    throw new TableError(damaged);
  };
  const parser = new SaxesParser();
  let depth = 0;
  parser.on("error", () => fail());
  parser.on("doctype", () => fail());
  parser.on("opentag", ({ name, attributes }) => {
    if (++depth > deepest) fail();
    events.open?.(localName(name), attributes);
  });
  parser.on("text", (found) => events.text?.(found));
  parser.on("cdata", (found) => events.text?.(found));
  parser.on("closetag", ({ name }) => {
    depth -= 1;
    events.close?.(localName(name));
  });
  parser.write(text).close();
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
