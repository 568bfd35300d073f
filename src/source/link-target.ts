import type { Link } from "../model/project.ts";

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
  let decoded: string;
  try {
    decoded = decodeURIComponent(bare);
  } catch {
    decoded = bare;
  }
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
