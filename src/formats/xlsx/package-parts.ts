import { type Entry, fromBuffer, type ZipFile } from "yauzl";
import type { Bilingual } from "../../model/position.ts";
import { TableError, tooMuch } from "../table.ts";

/** Limits of a workbook's file, all looked at before anything is unpacked. */
const mostParts = 2_000;
const mostBytes = 64 * 1024 * 1024;
const mostInflated = 96 * 1024 * 1024;
/** A part that is larger than this may be at most so many times as large as it is packed; sheets of text reach 40. */
const ratioCounts = 1024 * 1024;
const highestRatio = 150;

/** The parts of a workbook's file. */
export interface PackageParts {
  readonly names: ReadonlySet<string>;
  /**
   * The text of a part; null if there is none.
   *
   * @throws {TableError} if it is damaged, no UTF-8, or larger than the file's directory says
   */
  text(name: string): Promise<string | null>;
  /**
   * The bytes of a part; null if there is none.
   *
   * @throws {TableError} if it is damaged, or larger than the file's directory says
   */
  bytes(name: string): Promise<Uint8Array | null>;
}

const noWorkbook: Bilingual = {
  de: "keine Arbeitsmappe im Format .xlsx, oder sie ist beschädigt",
  en: "no workbook in the format .xlsx, or it is damaged",
};

/**
 * Opens a workbook's file (a ZIP file). What the directory says of sizes is not believed: unpacking ends where it says that a
 * part does.
 *
 * @param damaged what is said of a file that is none or is encrypted; by default that it is no workbook
 * @param isWanted whether a part may be asked for; of others, such as large pictures, only the name is taken
 * @throws {TableError} if it is none, is encrypted, or exceeds the limits
 */
export async function openPackage(
  bytes: Uint8Array,
  damaged = noWorkbook,
  isWanted: (name: string) => boolean = () => true,
): Promise<PackageParts> {
  if (bytes.length > mostBytes)
    throw tooMuch(`die Datei hat mehr als ${mostBytes} Bytes`, `the file has more than ${mostBytes} bytes`);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])))
    throw new TableError({
      de: "die Arbeitsmappe ist mit einem Kennwort geschützt oder hat das alte Format .xls; speichern Sie sie ohne Kennwort als .xlsx",
      en: "the workbook is protected by a password or has the old format .xls; save it without password as .xlsx",
    });
  try {
    const zip = await opened(buffer);
    const entries = await entriesOf(zip, damaged, isWanted);
    const bytesOf = async (name: string): Promise<Uint8Array | null> => {
      const entry = isWanted(name) ? entries.get(name) : undefined;
      return entry === undefined ? null : inflated(zip, entry, damaged);
    };
    return {
      names: new Set(entries.keys()),
      bytes: bytesOf,
      async text(name) {
        const found = await bytesOf(name);
        try {
          return found && new TextDecoder("utf-8", { fatal: true }).decode(found);
        } catch {
          throw new TableError(damaged);
        }
      },
    };
  } catch (error) {
    throw error instanceof TableError ? error : new TableError(damaged);
  }
}

function opened(buffer: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true }, (error, zip) => (error ? reject(error) : resolve(zip)));
  });
}

function entriesOf(
  zip: ZipFile,
  damaged: Bilingual,
  isWanted: (name: string) => boolean,
): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let inflated = 0;
  return new Promise((resolve, reject) => {
    const take = (entry: Entry): void => {
      const { fileName, uncompressedSize, compressedSize } = entry;
      if (isWanted(fileName)) inflated += uncompressedSize;
      if (entries.has(fileName) || entry.isEncrypted()) throw new TableError(damaged);
      if (entries.size >= mostParts)
        throw tooMuch(`mehr als ${mostParts} Teile`, `more than ${mostParts} parts`);
      if (inflated > mostInflated)
        throw tooMuch(
          `ausgepackt mehr als ${mostInflated} Bytes`,
          `more than ${mostInflated} bytes unpacked`,
        );
      if (
        isWanted(fileName) &&
        uncompressedSize > ratioCounts &&
        uncompressedSize > compressedSize * highestRatio
      )
        throw tooMuch(
          "ein Teil ist ausgepackt mehr als 150-mal so groß wie gepackt",
          "a part is more than 150 times as large unpacked as it is packed",
        );
      entries.set(fileName, entry);
      zip.readEntry();
    };
    zip.on("entry", (entry: Entry) => {
      try {
        take(entry);
      } catch (error) {
        reject(error);
      }
    });
    zip.on("end", () => resolve(entries));
    zip.on("error", reject);
    zip.readEntry();
  });
}

async function inflated(zip: ZipFile, entry: Entry, damaged: Bilingual): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      // It fails by itself once there are more bytes than the directory says.
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error);
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", resolve);
        stream.on("error", reject);
      });
    });
    return Buffer.concat(chunks);
  } catch {
    throw new TableError(damaged);
  }
}
