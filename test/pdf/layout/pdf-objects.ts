import { inflateSync } from "node:zlib";

/** A reader of the PDFs that we write, small enough to see that it is right: the tests walk the objects with it. */
export type Pdf = string | number | boolean | null | Name | Ref | readonly Pdf[] | Dict;

class Name {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

export class Ref {
  readonly id: number;
  constructor(id: number) {
    this.id = id;
  }
}

export type Dict = { readonly [key: string]: Pdf };

interface Stored {
  readonly value: Pdf;
  readonly stream: Buffer | null;
}

export class PdfObjects {
  readonly trailer: Dict;
  readonly #bytes: Buffer;
  readonly #offsets: readonly number[];
  readonly #read = new Map<number, Stored>();

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    const text = bytes.toString("latin1");
    const start = Number(/startxref\n(\d+)\n%%EOF\n?$/.exec(text)?.[1]);
    const table = text.slice(start, text.indexOf("trailer", start)).trimEnd().split("\n").slice(2);
    this.#offsets = table.map((line) => Number(line.slice(0, 10)));
    this.trailer = new Reader(text, text.indexOf("trailer", start) + 7).value() as Dict;
  }

  get size(): number {
    return this.#offsets.length;
  }

  /** The value behind a reference, or the value itself. */
  get(value: Pdf | undefined): Pdf {
    return value instanceof Ref ? this.stored(value.id).value : (value ?? null);
  }

  dict(value: Pdf | undefined): Dict {
    const found = this.get(value);
    if (found === null || typeof found !== "object" || Array.isArray(found) || found instanceof Name)
      throw new Error(`No dictionary: ${String(found)}`);
    return found as Dict;
  }

  list(value: Pdf | undefined): readonly Pdf[] {
    const found = this.get(value);
    return Array.isArray(found) ? found : found === null ? [] : [found];
  }

  name(value: Pdf | undefined): string | null {
    const found = this.get(value);
    return found instanceof Name ? found.name : null;
  }

  text(value: Pdf | undefined): string | null {
    const found = this.get(value);
    if (typeof found !== "string") return null;
    if (!found.startsWith("\xFE\xFF")) return found;
    return Buffer.from(found.slice(2), "latin1").swap16().toString("utf16le");
  }

  stream(value: Pdf | undefined): Buffer {
    if (!(value instanceof Ref)) throw new Error("No reference to a stream");
    const { stream, value: data } = this.stored(value.id);
    if (!stream) throw new Error("No stream");
    return this.name((data as Dict).Filter) === "FlateDecode" ? inflateSync(stream) : stream;
  }

  get catalog(): Dict {
    return this.dict(this.trailer.Root);
  }

  get pages(): readonly { readonly ref: Ref; readonly data: Dict }[] {
    return this.list(this.dict(this.catalog.Pages).Kids).map((ref) => ({
      ref: ref as Ref,
      data: this.dict(ref),
    }));
  }

  stored(id: number): Stored {
    let found = this.#read.get(id);
    if (!found) {
      found = this.#readAt(this.#offsets[id] ?? -1, id);
      this.#read.set(id, found);
    }
    return found;
  }

  #readAt(offset: number, id: number): Stored {
    const end = this.#bytes.indexOf("endobj", offset);
    const text = this.#bytes.subarray(offset, end).toString("latin1");
    const head = `${id} 0 obj`;
    if (!text.startsWith(head)) throw new Error(`Object ${id} is not at ${offset}`);
    const reader = new Reader(text, head.length);
    const value = reader.value();
    const begin = text.indexOf("stream\n", reader.at);
    if (begin === -1) return { value, stream: null };
    const length = Number((value as Dict).Length);
    const from = offset + begin + "stream\n".length;
    return { value, stream: this.#bytes.subarray(from, from + length) };
  }
}

/** Tokens and values of PDF syntax (ISO 32000-1, 7.3), also of content streams. */
export class Reader {
  at: number;
  readonly #text: string;

  constructor(text: string, at = 0) {
    this.#text = text;
    this.at = at;
  }

  get atEnd(): boolean {
    this.#skip();
    return this.at >= this.#text.length;
  }

  /** The next value; an operator or keyword as an object with its word. */
  value(): Pdf {
    this.#skip();
    const text = this.#text;
    const rest = (pattern: RegExp): RegExpExecArray | null => {
      pattern.lastIndex = this.at;
      return pattern.exec(text);
    };
    const take = <T>(match: RegExpExecArray, value: T): T => {
      this.at += match[0].length;
      return value;
    };
    const ref = rest(/(\d+) 0 R(?![A-Za-z])/y);
    if (ref) return take(ref, new Ref(Number(ref[1])));
    const number = rest(/[+-]?(\d+\.?\d*|\.\d+)/y);
    if (number) return take(number, Number(number[0]));
    const name = rest(/\/([^\s()<>[\]{}/%]*)/y);
    if (name) return take(name, new Name(name[1] ?? ""));
    if (text.startsWith("<<", this.at)) return this.#dict();
    if (text[this.at] === "<") {
      const hex = rest(/<([0-9A-Fa-f\s]*)>/y);
      if (hex) return take(hex, Buffer.from((hex[1] ?? "").replace(/\s/g, ""), "hex").toString("latin1"));
    }
    if (text[this.at] === "[") return this.#array();
    if (text[this.at] === "(") return this.#string();
    const word = rest(/[A-Za-z'"*]+\d?/y);
    if (!word) throw new Error(`Unreadable at ${this.at}: ${text.slice(this.at, this.at + 30)}`);
    this.at += word[0].length;
    const constants: Readonly<Record<string, Pdf>> = { true: true, false: false, null: null };
    return word[0] in constants ? (constants[word[0]] ?? null) : { operator: word[0] };
  }

  #dict(): Dict {
    const out: Record<string, Pdf> = {};
    this.at += 2;
    for (this.#skip(); !this.#text.startsWith(">>", this.at); this.#skip()) {
      const key = this.value() as Name;
      out[key.name] = this.value();
    }
    this.at += 2;
    return out;
  }

  #array(): Pdf[] {
    const out: Pdf[] = [];
    this.at++;
    for (this.#skip(); this.#text[this.at] !== "]"; this.#skip()) out.push(this.value());
    this.at++;
    return out;
  }

  #string(): string {
    let out = "";
    let depth = 0;
    const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
    do {
      const one = this.#text[this.at++] ?? ")";
      if (one === "\\") {
        const next = this.#text[this.at++] ?? "";
        out += escapes[next] ?? next;
      } else {
        if (one === "(") depth++;
        if (one === ")") depth--;
        if (depth > 0 && !(one === "(" && depth === 1)) out += one;
      }
    } while (depth > 0);
    return out;
  }

  #skip(): void {
    while (/\s/.test(this.#text[this.at] ?? "")) this.at++;
  }
}
