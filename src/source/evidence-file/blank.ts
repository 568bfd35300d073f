import { saysSomething } from "../../text/says-something.ts";
import type { ByteSource } from "./byte-source.ts";
import { isEmptyPage, textOf } from "./html.ts";

/** Bytes that are looked through at a time. */
const pieceBytes = 64 * 1024;

/**
 * Whether nobody can read anything in a file: blanks and signs alone, as an editor leaves them that saves nothing, or zero bytes
 * alone, as an interrupted copy does, or a web page that shows nothing. Looked through is what begins like that.
 *
 * @param head its first bytes
 */
export function isBlank(path: string, head: Buffer, bytes: ByteSource): boolean {
  if (bytes.size <= pieceBytes && isEmptyPage(path, bytes.at(0, pieceBytes))) return true;
  const isEmpty = [isZero, saysNothing].find((empty) => empty(head));
  if (!isEmpty) return false;
  for (let offset = 0; offset < bytes.size; offset += pieceBytes) {
    const piece = bytes.at(offset, pieceBytes);
    if (piece.length === 0 || !isEmpty(piece)) return false;
  }
  return true;
}

function isZero(piece: Buffer): boolean {
  return piece.every((byte) => byte === 0);
}

/** Whether a piece of a text has no letter and no digit. In another encoding it may say something. */
function saysNothing(piece: Buffer): boolean {
  const text = textOf(piece);
  return text !== null && !text.includes("\uFFFD") && !saysSomething(text);
}
