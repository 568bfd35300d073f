/**
 * An address as a PDF may carry it (ASCII), or null if it is none that leads to a page or a mailbox: content is
 * untrusted. Relative addresses lead to files beside the PDF.
 */
export function safeAddress(address: string): string | null {
  const trimmed = address.trim();
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(trimmed)?.[1]?.toLowerCase();
  if (scheme === undefined ? !/^[^/\\\s]/.test(trimmed) : !["http", "https", "mailto"].includes(scheme))
    return null;
  return trimmed.toWellFormed().replace(/[^\x21-\x7E]/gu, (character) => encodeURIComponent(character));
}
