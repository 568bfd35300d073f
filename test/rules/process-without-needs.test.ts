import { describe, expect, it } from "vitest";
import { type Content, reportOn } from "../content-root.ts";
import { changed, clean, objectFile } from "../format/clean-root.ts";

const lohn = "controls/objects/lohn.md";
const critical = `sites: [rz-a, rz-b]
redundancy: active-active
critical: true
recovery: {rto: PT4H, rpo: PT1H, mtpd: PT24H}`;
const content: Content = { ...clean, [lohn]: objectFile(`type: process\n${critical}`) };
const needing = (id: string): Content =>
  changed(content, lohn, "critical:", `depends-on: [${id}]\ncritical:`);
const other = (keys: string): string =>
  objectFile(`type: process\nsites: [rz-a, rz-b]\nredundancy: active-active${keys}`);

async function messagesOn(root: Content): Promise<string[]> {
  const { findings } = await reportOn(root);
  return findings.flatMap(({ rule, message }) => (rule === "process-without-needs" ? [message.de] : []));
}

describe("a critical process", () => {
  it("that names nothing it needs is named once, however many sites may be lost", async () => {
    expect(await messagesOn(content)).toEqual([expect.stringContaining("nennt nichts, was er braucht: ")]);
    expect(await messagesOn(needing(""))).toHaveLength(1);
  });

  it("nor do other processes count, as long as they name nothing", async () => {
    const chain = { ...needing("vorher"), "controls/objects/vorher.md": other("") };
    expect(await messagesOn(chain)).toEqual([expect.stringContaining("außer Prozessen: ")]);
    const named = { ...chain, "controls/objects/vorher.md": other("\ndepends-on: [netz]") };
    const netz = { "controls/objects/netz.md": objectFile("type: network") };
    expect(await messagesOn({ ...named, ...netz })).toEqual([]);
  });

  it("whose needs can't be read is not said to name none", async () => {
    expect(await messagesOn(changed(content, lohn, "critical:", "depends-on: 5\ncritical:"))).toEqual([]);
  });
});
