import type { ByteSource } from "./byte-source.ts";
import { textOf } from "./html.ts";

/** First bytes of a shortcut of Windows (MS-SHLLINK, 2.1) and of an alias of macOS. */
const marks = ["4c0000000114020000000000c000000000000046", "626f6f6b000000006d61726b00000000"].map((hex) =>
  Buffer.from(hex, "hex"),
);

/** Texts that are a shortcut to the web or to a program, and those that stand for a file which is kept elsewhere (git-annex). */
const beginnings = [
  /^\s*\[(?:InternetShortcut|Desktop Entry)\]/i,
  /^(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE plist[^>]*>\s*)?<plist[^>]*>\s*<dict>\s*<key>URL<\/key>/i,
  /^\/annex\/objects\//,
];

/** Longest path that is looked at. */
const longestPath = 1024;

/**
 * Whether a file only leads to something that lies elsewhere. A link of the file system is one too, of which Git leaves but the
 * path as a text where there are no such links, as on Windows.
 *
 * @param head its first bytes
 */
export function isShortcut(head: Buffer, bytes: ByteSource): boolean {
  if (marks.some((mark) => head.subarray(0, mark.length).equals(mark))) return true;
  const text = textOf(head);
  if (text === null) return false;
  return (
    beginnings.some((beginning) => beginning.test(text)) ||
    (bytes.size <= longestPath && /^\.{1,2}\/[^\r\n]+$/.test(text))
  );
}
