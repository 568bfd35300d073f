import { saysSomething } from "../../text/says-something.ts";
import type { ByteSource } from "./byte-source.ts";
import { textOf } from "./html.ts";

/** Bytes that are looked through at a time. */
const pieceBytes = 64 * 1024;

/**
 * Whether nobody can read anything in a file: blanks and signs alone, as an editor leaves them that saves nothing, or zero bytes
 * alone, as an interrupted copy does. Looked through is what begins like that.
 *
 * @param head its first bytes
 */
export function isBlank(head: Buffer, bytes: ByteSource): boolean {
  if (head.every((byte) => byte === 0)) return isZero(bytes);
  const text = bytes.size <= head.length ? textOf(head) : null;
  // In another encoding it may say something.
  return text !== null && !text.includes("\uFFFD") && !saysSomething(text);
}

function isZero(bytes: ByteSource): boolean {
  for (let offset = 0; offset < bytes.size; offset += pieceBytes) {
    const piece = bytes.at(offset, pieceBytes);
    if (piece.length === 0 || piece.some((byte) => byte !== 0)) return false;
  }
  return true;
}
