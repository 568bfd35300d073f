/** Makes the working sheet of a sample, and its files; loaded when somebody asks for one. */

import { currentAddress, withQuery } from "./address.ts";
import { fileOf } from "./sample-file.ts";
import { loadItems } from "./sample-items.ts";
import type { Sample } from "./sample-script.ts";
import { fillHead, rowOf } from "./sheet-rows.ts";

/** Who asks again while a sheet is being made gets the later one alone. */
let turn = 0;

globalThis.nachweisSample = {
  async show(sheet, sample) {
    const own = ++turn;
    const body = sheet.querySelector("tbody");
    const template = sheet.querySelector("template");
    const items = await loadItems(sheet.dataset.items ?? "", sample);
    if (own !== turn || body === null || template === null) return;
    fillHead(sheet, wordsOf(sample), items.length, addressOf());
    body.replaceChildren(...items.map((item, place) => rowOf(template, item, place + 1)));
  },
  async save(sheet, sample, format) {
    const items = await loadItems(sheet.dataset.items ?? "", sample);
    const facts = [...sheet.querySelectorAll("dl.sheet__edition > div")].map(
      (fact): readonly [string, string] => [
        fact.querySelector("dt")?.textContent?.trim() ?? "",
        (fact.querySelector("dd")?.textContent ?? "").replace(/\s+/g, " ").trim(),
      ],
    );
    const file = fileOf(format, { facts, words: wordsOf(sample), address: addressOf(), items });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([file.bytes], { type: file.type }));
    link.download = `${sheet.dataset.file ?? "sample"}.${format}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  },
};

function wordsOf({ words }: Sample): readonly (readonly [label: string, text: string])[] {
  return words.map(({ label, words: found }) => [label, found.map(({ text }) => text).join(", ")]);
}

/** Where the sheet is found again. Over `file://` the folders of a machine say nothing on another one. */
function addressOf(): string {
  const address = currentAddress();
  address.set("view", "sheet");
  const path = withQuery(address);
  return location.protocol === "file:"
    ? path.slice(location.pathname.lastIndexOf("/") + 1)
    : `${location.origin}${path}`;
}
