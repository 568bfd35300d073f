import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";

/** Attributes of an element: a value, or several. */
type Attributes = Readonly<Record<string, string | readonly string[]>>;

/** An element of an archive as a test describes it. */
export interface Element {
  readonly type: string;
  readonly id: string;
  readonly attributes?: Attributes;
  readonly children?: readonly Element[];
  readonly files?: readonly { readonly id: string; readonly name: string; readonly bytes: string }[];
}

/** A link: first end, second end, type. */
export type Link = readonly [dependant: string, dependency: string, type: string];

/** The document of an archive, as verinice 1.x lays it out. */
export function veriniceXml(elements: readonly Element[], links: readonly Link[]): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<ns4:syncRequest xmlns="http://www.sernet.de/sync/sync" xmlns:ns2="http://www.sernet.de/sync/data" xmlns:ns3="http://www.sernet.de/sync/mapping" xmlns:ns4="http://www.sernet.de/sync/sync" sourceId="beispiel">
<insert>true</insert><update>true</update><delete>false</delete>
<syncData>${elements.map((element) => elementXml(element, "syncObject")).join("")}${links.map(linkXml).join("")}</syncData>
<syncMapping>${[...new Set(elements.flatMap(typesOf))].map((type) => `<ns3:mapObjectType intId="${type}" extId="${type}"/>`).join("")}</syncMapping>
</ns4:syncRequest>`;
}

function elementXml({ type, id, attributes = {}, children = [], files = [] }: Element, tag: string): string {
  return `<ns2:${tag}>${attributesXml(attributes)}<ns2:extId>${escaped(id)}</ns2:extId><ns2:extObjectType>${type}</ns2:extObjectType>${children
    .map((child) => elementXml(child, "children"))
    .join("")}${files
    .map(
      (file) =>
        `<ns2:file>${attributesXml({ attachment_file_name: file.name, attachment_date: "1741906800000" })}<ns2:extId>${file.id}</ns2:extId><ns2:file>files/${file.id}</ns2:file></ns2:file>`,
    )
    .join("")}</ns2:${tag}>`;
}

function attributesXml(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(
      ([name, values]) =>
        `<ns2:syncAttribute><ns2:name>${name}</ns2:name>${[values]
          .flat()
          .map((value) => `<ns2:value>${escaped(value)}</ns2:value>`)
          .join("")}</ns2:syncAttribute>`,
    )
    .join("");
}

function linkXml([dependant, dependency, type]: Link): string {
  return `<ns2:syncLink><ns2:dependant>${dependant}</ns2:dependant><ns2:dependency>${dependency}</ns2:dependency><ns2:relationId>${type}</ns2:relationId></ns2:syncLink>`;
}

function typesOf({ type, children = [] }: Element): string[] {
  return [type, ...children.flatMap(typesOf)];
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** A ZIP file of these parts. */
export async function zipOf(parts: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(parts))
    zip.addBuffer(Buffer.from(text), name, { mtime: new Date(0) });
  zip.end();
  return buffer(zip.outputStream);
}

/** An archive of verinice 1.x (`.vna`). */
export async function vna(elements: readonly Element[], links: readonly Link[] = []): Promise<Uint8Array> {
  const files = elements.flatMap(filesOf);
  return zipOf({
    "verinice.xml": veriniceXml(elements, links),
    "readme.txt": "",
    ...Object.fromEntries(files),
  });
}

function filesOf({ files = [], children = [] }: Element): [string, string][] {
  return [
    ...files.map(({ id, bytes }): [string, string] => [`files/${id}`, bytes]),
    ...children.flatMap(filesOf),
  ];
}

/** A requirement of an object, with its status. */
export function requirement(
  id: string,
  requirementId: string,
  status: string,
  more: Attributes = {},
): Element {
  return {
    type: "bp_requirement",
    id,
    attributes: {
      bp_requirement_id: requirementId,
      bp_requirement_name: "Titel",
      ...(status === ""
        ? {}
        : { bp_requirement_implementation_status: `bp_requirement_implementation_status_${status}` }),
      ...more,
    },
  };
}

/** An object with a name and needs, as `very_high` or `high`. */
export function object(
  type: string,
  id: string,
  name: string,
  more: Attributes = {},
  rest: Pick<Element, "children" | "files"> = {},
): Element {
  return { type, id, attributes: { [`${type}_name`]: name, ...more }, ...rest };
}

/** Needs of all values, with the flag of the maximum principle. */
export function needs(type: string, need: string, isInherited = false): Attributes {
  return Object.fromEntries(
    ["confidentiality", "integrity", "availability"].flatMap((value) => [
      [`${type}_value_${value}`, `${type}_value_${value}_${need}`],
      [`${type}_value_method_${value}`, isInherited ? "1" : "0"],
    ]),
  );
}
