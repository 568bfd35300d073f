import type { Domain } from "./project.ts";

/**
 * Whether a role may accept risks and approve reference documents. Where the domain names who may, nobody else may; where that can't
 * be read, nobody can say so (FORMAT.md, Keys: `management`; BSI-Standard 200-3, 6.1).
 */
export function isManagement({ data, invalid }: Domain, role: string): boolean {
  return !invalid.has("management") && data.management?.includes(role) !== false;
}
