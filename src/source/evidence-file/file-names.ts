/** Formats that a program of an office opens or not: PDF, and those of Microsoft Office and LibreOffice. */
export type Document =
  | "pdf"
  | "word"
  | "excel"
  | "powerpoint"
  | "text"
  | "spreadsheet"
  | "presentation"
  | "word-97"
  | "excel-97"
  | "powerpoint-97";

const documents: Readonly<Record<Document, string>> = {
  pdf: "pdf",
  word: "docx docm dotx dotm",
  excel: "xlsx xlsm xltx xltm xlsb",
  powerpoint: "pptx pptm potx potm ppsx ppsm",
  text: "odt ott",
  spreadsheet: "ods ots",
  presentation: "odp otp",
  "word-97": "doc dot",
  "excel-97": "xls xlt",
  "powerpoint-97": "ppt pot pps",
};

/**
 * Binary formats that are known by their first bytes: endings → what file-type calls them. Within a family programs open
 * one under the other's name.
 */
const families: readonly { readonly names: string; readonly kinds: Readonly<Record<string, string>> }[] = [
  {
    names: "image",
    kinds: {
      jpg: "jpg",
      jpeg: "jpg",
      png: "png apng",
      gif: "gif",
      webp: "webp",
      bmp: "bmp",
      tif: "tif",
      tiff: "tif",
      heic: "heic avif",
      heif: "heic avif",
      avif: "avif heic",
      ico: "ico",
      jp2: "jp2",
      jxl: "jxl",
    },
  },
  {
    names: "video",
    kinds: {
      mp4: "mp4 m4v f4v 3gp 3g2",
      m4v: "m4v mp4",
      mov: "mov",
      avi: "avi",
      mkv: "mkv webm",
      webm: "webm mkv",
    },
  },
  { names: "audio", kinds: { wav: "wav", flac: "flac", ogg: "ogg oga opus", m4a: "m4a mp4" } },
  { names: "zip", kinds: { zip: "zip" } },
  { names: "7z", kinds: { "7z": "7z" } },
  { names: "rar", kinds: { rar: "rar" } },
  { names: "gzip", kinds: { gz: "gz tar.gz", tgz: "gz tar.gz" } },
  { names: "bzip2", kinds: { bz2: "bz2" } },
  { names: "xz", kinds: { xz: "xz" } },
  { names: "message", kinds: { msg: "cfb" } },
  { names: "database", kinds: { sqlite: "sqlite" } },
];

const byEnding = new Map<string, Document>();
for (const [document, endings] of Object.entries(documents))
  for (const ending of endings.split(" ")) byEnding.set(ending, document as Document);

/** The ending of a path, in lower case and without its dot; empty if it has none. */
export function endingOf(path: string): string {
  return /[^/]\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
}

/** The document that an ending stands for; null if for none. */
export function documentOf(ending: string): Document | null {
  return byEnding.get(ending) ?? null;
}

/** How an ending and a found format go together; null for endings of text and of what is not known. */
export function fitOf(ending: string, found: string | null): "same" | "family" | "other" | null {
  const family = families.find(({ kinds }) => Object.hasOwn(kinds, ending));
  if (!family) return null;
  if (found === null) return "other";
  const accepts = (kinds: string | undefined): boolean => kinds?.split(" ").includes(found) === true;
  if (accepts(family.kinds[ending])) return "same";
  return Object.values(family.kinds).some(accepts) ? "family" : "other";
}
