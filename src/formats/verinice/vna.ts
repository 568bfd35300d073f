import type { Bilingual } from "../../model/position.ts";
import { TableError, tooMuch } from "../table.ts";
import { openPackage } from "../xlsx/package-parts.ts";
import { readXml, type XmlEvents } from "../xlsx/xml.ts";

/** An element of an archive of verinice 1.x, with the type and attribute names that verinice itself has. */
export interface VnaObject {
  readonly kind: "object";
  readonly extId: string;
  readonly type: string;
  /** Values by attribute; empty ones are left out. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
  /** The element that it stands in. */
  readonly parent: VnaObject | null;
}

/** A file that is attached to an element. */
export interface VnaFile {
  readonly kind: "file";
  readonly extId: string;
  /** Its part in the archive. */
  readonly part: string;
  readonly attributes: ReadonlyMap<string, readonly string[]>;
  readonly parent: VnaObject;
}

/** A link between two elements. */
export interface VnaLink {
  readonly kind: "link";
  readonly dependant: string;
  readonly dependency: string;
  readonly type: string;
}

/** What an archive holds. */
export interface VnaArchive {
  /** Elements, their files and links, in the order of the document. */
  readonly entries: readonly (VnaObject | VnaFile | VnaLink)[];
  /** The bytes of a part; null if there is none. */
  bytes(part: string): Promise<Uint8Array | null>;
}

/** Entries at most: some hundred times as many as an information domain of 128 objects has. */
const mostEntries = 200_000;

const noArchive: Bilingual = {
  de: "kein Archiv von verinice (.vna), oder es ist beschädigt oder verschlüsselt",
  en: "no archive of verinice (.vna), or it is damaged or encrypted",
};

const badXml: Bilingual = {
  de: "verinice.xml ist beschädigt oder enthält, was nicht hineingehört (Dokumenttyp, Entitäten)",
  en: "verinice.xml is damaged or holds what does not belong there (document type, entities)",
};

/**
 * Reads an archive of verinice 1.x (layout as in its `data.xsd`, `sync.xsd` and `mapping.xsd`).
 *
 * @throws {TableError} if it is none, or exceeds the limits
 */
export async function readVna(bytes: Uint8Array): Promise<VnaArchive> {
  const parts = await openPackage(bytes, noArchive);
  const text = await parts.text("verinice.xml");
  if (text === null) throw new TableError(noArchive);
  const reader = new SyncReader();
  readXml(text, reader, badXml);
  if (!reader.isSync) throw new TableError(noArchive);
  return { entries: reader.entries(), bytes: (part) => parts.bytes(part) };
}

/** An element while it is read. */
interface Open {
  readonly kind: "object" | "file";
  extId: string;
  type: string;
  part: string;
  readonly attributes: Map<string, string[]>;
  readonly parent: Open | null;
}

class SyncReader implements XmlEvents {
  isSync = false;
  private readonly found: (Open | { kind: "link"; fields: Map<string, string> })[] = [];
  private readonly types = new Map<string, string>();
  private readonly names = new Map<string, string>();
  private readonly stack: Open[] = [];
  private link: Map<string, string> | null = null;
  private path: string[] = [];
  private name = "";
  private written = "";
  private mapped = "";

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.path.length === 0 && name === "syncRequest") this.isSync = true;
    this.written = "";
    const within = this.path.at(-1);
    this.path.push(name);
    if (name === "syncObject" || name === "children") this.begin("object");
    else if (name === "file" && (within === "children" || within === "syncObject")) this.begin("file");
    else if (name === "syncLink") {
      this.link = new Map();
      this.found.push({ kind: "link", fields: this.link });
    } else if (name === "syncAttribute") this.name = "";
    else if (name === "mapObjectType") {
      this.mapped = attributes.extId ?? "";
      this.types.set(this.mapped, attributes.intId ?? "");
    } else if (name === "mapAttributeType")
      this.names.set(JSON.stringify([this.mapped, attributes.extId]), attributes.intId ?? "");
    if (this.found.length > mostEntries)
      throw tooMuch(`mehr als ${mostEntries} Einträge`, `more than ${mostEntries} entries`);
  }

  text(found: string): void {
    this.written += found;
  }

  close(name: string): void {
    this.path.pop();
    const within = this.path.at(-1);
    const open = this.stack.at(-1);
    const text = this.written.trim();
    this.written = "";
    if (this.link && name !== "syncLink") this.link.set(name, text);
    else if (name === "syncLink") this.link = null;
    else if (name === "name" && within === "syncAttribute") this.name = text;
    else if (name === "value" && within === "syncAttribute" && open && text !== "")
      open.attributes.set(this.name, [...(open.attributes.get(this.name) ?? []), text]);
    else if (open && name === "extId") open.extId = text;
    else if (open && name === "extObjectType") open.type = text;
    else if (open && name === "file" && within === "file") open.part = text;
    else if (open && (name === "syncObject" || name === "children" || name === "file")) this.stack.pop();
  }

  entries(): (VnaObject | VnaFile | VnaLink)[] {
    const objects = new Map<Open, VnaObject>();
    return this.found.flatMap((found): (VnaObject | VnaFile | VnaLink)[] => {
      if (found.kind === "link") {
        const of = (key: string): string => found.fields.get(key) ?? "";
        return [
          { kind: "link", dependant: of("dependant"), dependency: of("dependency"), type: of("relationId") },
        ];
      }
      const parent = found.parent ? (objects.get(found.parent) ?? null) : null;
      const { extId, part } = found;
      const attributes = this.mappedNames(found);
      if (found.kind === "file") return parent ? [{ kind: "file", extId, part, attributes, parent }] : [];
      const type = this.types.get(found.type) || found.type;
      const object: VnaObject = { kind: "object", extId, type, attributes, parent };
      objects.set(found, object);
      return [object];
    });
  }

  private begin(kind: Open["kind"]): void {
    const parent = this.stack.at(-1) ?? null;
    const open: Open = { kind, extId: "", type: "", part: "", attributes: new Map(), parent };
    this.stack.push(open);
    this.found.push(open);
  }

  private mappedNames({ type, attributes }: Open): Map<string, readonly string[]> {
    return new Map(
      [...attributes].map(([name, values]) => [this.names.get(JSON.stringify([type, name])) || name, values]),
    );
  }
}
