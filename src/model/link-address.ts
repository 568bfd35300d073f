import { posix } from "node:path";
import type { Link } from "./project.ts";

/**
 * Where an address in the Markdown file `file` leads. Relative addresses are percent-decoded and resolved against the
 * file; query and anchor do not count. Absolute paths, schemes that are none of the web (`file:`) and what climbs out of the
 * content root is outside.
 */
export function resolveLink(file: string, target: string): Pick<Link, "leads" | "path"> {
  if (/^[a-z]:[\\/]/i.test(target) || /^file:/i.test(target) || target.startsWith("\\\\")) return outside;
  if (/^(?:https?|ftp|mailto|tel|urn|doi):/i.test(target) || /^\/\/[^/]+\.[^/]/.test(target)) return web;
  // A scheme that is none of the web is a program or a share of somebody's machine.
  if (/^[a-z][a-z0-9+.-]+:/i.test(target) || target.startsWith("//")) return outside;
  if (target.startsWith("#") || target === "") return web;
  const bare = target.replace(/[?#].*$/s, "");
  if (bare === "") return web;
  const decoded = decodedAddress(bare);
  if (/^[\\/]/.test(decoded)) return outside;
  const parts = file.split("/").slice(0, -1);
  for (const part of decoded.replaceAll("\\", "/").normalize("NFC").split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return outside;
  }
  const path = parts.join("/");
  return { leads: parts[0] === "evidence" ? "evidence" : "inside", path };
}

const outside = { leads: "outside", path: null } as const;
const web = { leads: "web", path: null } as const;

/** An address, or a part of one, without percent-encoding; as it stands if that can't be undone. */
export function decodedAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** Signs that an address may hold as they are: with them nothing ends, begins or is decoded in Markdown. */
const plain = /[\p{L}\p{M}\p{N}/._~+,;=@!$-]/u;

/** The address of a path as a Markdown file writes it: relative, with everything percent-encoded that could be misread. */
export function relativeAddress(file: string, path: string): string {
  const relative = posix.relative(posix.dirname(file), path).toWellFormed();
  const brackets = isBalanced(relative) ? { "(": "(", ")": ")" } : { "(": "%28", ")": "%29" };
  return [...relative]
    .map((sign) => {
      if (sign === "(" || sign === ")") return brackets[sign];
      return plain.test(sign) ? sign : encodeURIComponent(sign);
    })
    .join("");
}

/** Whether brackets stand in pairs, as Markdown wants them in an address. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (sign === "(") depth += 1;
    if (sign === ")") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** A path from its first folder `evidence` on: `evidence/rz-a/x.pdf` of `controls/evidence/rz-a/x.pdf`; null if none is in it. */
export function evidencePart(path: string): string | null {
  const at = `/${path}`.indexOf("/evidence/");
  return at < 0 ? null : path.slice(at);
}
