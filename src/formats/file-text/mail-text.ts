import PostalMime, { type Address, type Attachment, type Email } from "postal-mime";
import type { Bilingual } from "../../model/position.ts";
import { replaceBetween } from "../../text/between.ts";
import { type FileMark, type FileText, type NoText, TextGatherer } from "./file-text.ts";

/**
 * Limits of an e-mail: its parts within each other, the bytes of their heads. An e-mail within it is read by itself: the
 * reader would write its day as the machine's language and time zone have it.
 */
export const mailLimits = { maxNestingDepth: 50, maxHeadersSize: 512 * 1024, forceRfc822Attachments: true };
/** E-mails within each other, and of one e-mail all together. */
const deepest = 5;
const mostForwarded = 50;

/** Fields of which an e-mail has at least one (RFC 5322, 3.6). */
const fields = new Set(["from", "date", "subject", "to", "message-id", "received", "mime-version"]);

/**
 * Reads an e-mail (RFC 5322, MIME): who wrote what to whom and when, its text, and the names of what is attached. Nothing is
 * loaded, run, decrypted or verified.
 * @returns why there is no text if it is no e-mail, or goes beyond the limits
 */
export async function readMailText(bytes: Uint8Array): Promise<FileText | NoText> {
  const mail = await parsed(bytes);
  if (mail === null) return "too-much";
  if (!mail.headers.some(({ key }) => fields.has(key))) return "damaged";
  const gathered: Gathered = { text: new TextGatherer(), attachments: [], forwarded: 0 };
  await gather(mail, gathered, 0);
  return gathered.text.text(marksOf(mail, bytes), gathered.attachments);
}

async function parsed(bytes: Uint8Array): Promise<Email | null> {
  try {
    return await PostalMime.parse(bytes, mailLimits);
  } catch {
    return null;
  }
}

interface Gathered {
  readonly text: TextGatherer;
  readonly attachments: string[];
  forwarded: number;
}

async function gather(mail: Email, gathered: Gathered, depth: number): Promise<void> {
  const isEncrypted = cryptoMarks(mail).has("encrypted");
  for (const [label, value] of await shownOf(mail, isEncrypted)) {
    if (value.trim() === "") continue;
    gathered.text.begin(label);
    gathered.text.add(value);
  }
  // What stands in an encrypted e-mail beside its wrapper is the encrypted text itself.
  if (isEncrypted) return;
  for (const attachment of mail.attachments) {
    // A signature beside the text is none of the files; one around it holds the text, which is not read.
    const isBeside = wrapperOf(attachment) !== null && !isEnvelope(attachment);
    if (isBeside || attachment.related === true) continue;
    const inside =
      attachment.mimeType === "message/rfc822" ? await forwardedIn(attachment, gathered, depth) : null;
    if (inside === null) gathered.attachments.push(attachment.filename ?? "");
    else await gather(inside, gathered, depth + 1);
  }
}

async function forwardedIn(
  { content }: Attachment,
  gathered: Gathered,
  depth: number,
): Promise<Email | null> {
  if (typeof content === "string" || depth >= deepest || ++gathered.forwarded > mostForwarded) return null;
  return parsed(bytesOf(content));
}

function bytesOf(content: ArrayBuffer | Uint8Array): Uint8Array {
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

async function shownOf(mail: Email, isEncrypted: boolean): Promise<(readonly [Bilingual, string])[]> {
  const names = (addresses: readonly Address[] | undefined): string =>
    (addresses ?? []).map(nameOf).join("\n");
  return [
    [{ de: "Betreff", en: "Subject" }, mail.subject ?? ""],
    [{ de: "Von", en: "From" }, names(mail.from && [mail.from])],
    [{ de: "An", en: "To" }, names(mail.to)],
    [{ de: "Kopie", en: "Copy" }, names(mail.cc)],
    [{ de: "Gesendet", en: "Sent" }, mail.headers.find(({ key }) => key === "date")?.value ?? ""],
    // Of what is encrypted nothing but signs is to be seen.
    [
      { de: "Nachricht", en: "Message" },
      isEncrypted ? "" : (mail.text ?? (await textOfHtml(mail.html ?? ""))),
    ],
  ];
}

function nameOf(address: Address): string {
  if (address.group !== undefined) return `${address.name}: ${address.group.map(nameOf).join(", ")}`;
  return address.name === "" ? address.address : `${address.name} <${address.address}>`;
}

/** The text of a web page, as the reader of e-mails makes it where a text stands beside one. */
async function textOfHtml(html: string): Promise<string> {
  if (html === "") return "";
  const part = (type: string, content: string): string =>
    `--part\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${content}\r\n`;
  // The reader leaves style sheets in the text.
  const plain = ["style", "STYLE"].reduce(
    (text, tag) => replaceBetween(text, `<${tag}`, `</${tag}`, "<p"),
    html,
  );
  const encoded = Buffer.from(plain).toString("base64");
  const mail = `Content-Type: multipart/mixed; boundary=part\r\n\r\n${part("text/plain", "")}${part("text/html", encoded)}--part--\r\n`;
  return (await PostalMime.parse(mail)).text ?? "";
}

/** What an e-mail says of itself: signed, encrypted (S/MIME, OpenPGP), cut off before its end. */
function marksOf(mail: Email, bytes: Uint8Array): FileMark[] {
  const boundary = boundaryOf(mail);
  const isCut = boundary !== null && !Buffer.from(bytes).includes(`--${boundary}--`);
  return [...cryptoMarks(mail), ...(isCut ? (["incomplete"] as const) : [])];
}

function cryptoMarks(mail: Email): Set<"signed" | "encrypted"> {
  const marks = new Set(mail.attachments.flatMap((attachment) => wrapperOf(attachment) ?? []));
  // OpenPGP within the text itself (RFC 9580, 6.2 and 7).
  const body = mail.text?.trimStart() ?? "";
  if (body.startsWith("-----BEGIN PGP MESSAGE-----")) marks.add("encrypted");
  if (body.startsWith("-----BEGIN PGP SIGNED MESSAGE-----") && body.includes("-----BEGIN PGP SIGNATURE-----"))
    marks.add("signed");
  return marks;
}

function boundaryOf(mail: Email): string | null {
  const type = mail.headers.find(({ key }) => key === "content-type")?.value ?? "";
  if (!/^\s*multipart\//i.test(type)) return null;
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]*)"|([^\s;"]+))/i.exec(type) ?? [];
  return quoted ?? plain ?? null;
}

/** Kinds of content in the Cryptographic Message Syntax (RFC 5652, 5083), as they stand at the beginning in DER. */
const signedData = Buffer.from("2a864886f70d010702", "hex");
const sealed = ["2a864886f70d010703", "2a864886f70d0109100117"].map((id) => Buffer.from(id, "hex"));

/** Whether S/MIME has the text within the part itself. */
function isEnvelope({ mimeType }: Attachment): boolean {
  return /^application\/(?:x-)?pkcs7-mime$/.test(mimeType);
}

/** What a part that is no attachment of its own says of the e-mail around it (RFC 8551, 3.2; RFC 3156, 4 and 5). */
function wrapperOf(attachment: Attachment): "signed" | "encrypted" | null {
  const { mimeType, content } = attachment;
  if (/^application\/(?:pgp-signature|(?:x-)?pkcs7-signature)$/.test(mimeType)) return "signed";
  if (mimeType === "application/pgp-encrypted") return "encrypted";
  if (!isEnvelope(attachment) || typeof content === "string") return null;
  const head = Buffer.from(bytesOf(content).subarray(0, 64));
  if (sealed.some((id) => head.includes(id))) return "encrypted";
  return head.includes(signedData) ? "signed" : null;
}
