import { zipOf } from "../../source/evidence-file/office-files.ts";

/** A Word document with this body, and other parts beside it. */
export function wordOf(body: string, more: Readonly<Record<string, string>> = {}): Promise<Buffer> {
  return zipOf({
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": "<Relationships/>",
    "word/document.xml": `<w:document xmlns:w="w" xmlns:mc="mc"><w:body>${body}</w:body></w:document>`,
    ...more,
  });
}

/** An OpenDocument file of a kind with this body. */
export function openDocumentOf(
  kind: "text" | "spreadsheet" | "presentation",
  body: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Buffer> {
  return zipOf({
    mimetype: `application/vnd.oasis.opendocument.${kind}`,
    "content.xml": `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body>${body}</office:body></office:document-content>`,
    ...more,
  });
}
