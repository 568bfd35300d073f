import { describe, expect, test } from "vitest";
import { type KeptRemark, withAudit, withRemark } from "../../../site/client/remarks/remark-book.ts";
import { openStore, type TextStorage } from "../../../site/client/remarks/remark-store.ts";
import type { RemarksFile } from "../../../src/model/remarks.ts";

const edition: RemarksFile["edition"] = {
  domain: "lwl",
  title: "Verbund",
  asOf: "2026-11-23",
  revision: null,
  clearance: "internal",
};
const remark: KeptRemark = {
  id: "a1",
  about: { kind: "evidence", path: "evidence/rz-a/plan.png", sha256: null },
  verdict: "accepted",
  text: "",
  severity: null,
  day: "2026-11-25",
};

interface Memory extends TextStorage {
  readonly texts: Map<string, string>;
  /** What it throws on writing. */
  refuses: string | null;
}

function memory(): Memory {
  const texts = new Map<string, string>();
  return {
    texts,
    refuses: null,
    getItem: (key) => texts.get(key) ?? null,
    setItem(key, text) {
      if (this.refuses !== null) throw Object.assign(new Error("no"), { name: this.refuses });
      texts.set(key, text);
    },
    removeItem: (key) => void texts.delete(key),
  };
}

const surroundings = () => ({ browser: memory(), tab: memory() });
let ids = 0;
const open = ({ browser, tab }: ReturnType<typeof surroundings>, asOf = "2026-11-23") =>
  openStore({
    key: "k",
    storage: { browser: () => browser, tab: () => tab },
    edition: { ...edition, asOf },
    newId: () => `n${++ids}`,
  });
const add = (id: string) => (book: Parameters<Parameters<ReturnType<typeof open>["change"]>[0]>[0]) =>
  withRemark(book, { ...remark, id, text: id }, "internal");
const idsOf = (store: ReturnType<typeof open>) => store.read().remarks.map(({ id }) => id);

describe("remarks", () => {
  test("are in the tab alone until the reader agrees, and nowhere else after", () => {
    const here = surroundings();
    const store = open(here);
    expect([store.place, store.asked]).toEqual(["tab", false]);
    store.change(add("a"));
    expect([here.browser.texts.size, open(here).asked]).toEqual([0, false]);
    store.keep("browser");
    expect([here.tab.texts.size, open(here).place, open(here).asked]).toEqual([0, "browser", true]);
    expect(idsOf(open(here))).toEqual(["a"]);
    store.keep("tab");
    expect([here.browser.texts.size, open(here).place, open(here).asked]).toEqual([0, "tab", true]);
    expect(idsOf(open(here))).toEqual(["a"]);
  });

  test("of two tabs add up: what another tab has stored meanwhile stays", () => {
    const browser = memory();
    const [one, two] = [open({ browser, tab: memory() }), open({ browser, tab: memory() })];
    one.keep("browser");
    two.keep("browser");
    one.change(add("a"));
    two.change(add("b"));
    expect(idsOf(one)).toEqual(["a", "b"]);
    const three = open({ browser, tab: memory() });
    expect(three.place).toBe("browser");
    const refused = { browser: memory(), tab: memory() };
    const four = open(refused);
    four.change(add("c"));
    refused.browser.texts.set("k", browser.texts.get("k") ?? "");
    four.keep("browser");
    expect(idsOf(four)).toEqual(["a", "b", "c"]);
  });

  test("are found by the next edition, with all that is known of them", () => {
    const here = surroundings();
    const store = open(here);
    store.keep("browser");
    store.change(add("a"));
    const before = store.read();
    expect(open(here, "2027-02-01").read()).toEqual(before);
    store.change((book) => ({
      ...withAudit(book, { ...book.audit, auditor: "Auditleitung" }),
      exported: "2026-11-29",
      changed: false,
    }));
    expect(open(here, "2027-02-01").read()).toEqual(store.read());
  });

  test("go to the tab where the browser's storage is full or forbidden, and stay in the page where both are", () => {
    for (const [name, trouble] of [
      ["QuotaExceededError", "full"],
      ["SecurityError", "forbidden"],
    ] as const) {
      const here = surroundings();
      const store = open(here);
      store.keep("browser");
      store.change(add("a"));
      here.browser.refuses = name;
      store.change(add("b"));
      expect([store.place, store.trouble]).toEqual(["tab", trouble]);
      expect(idsOf(open(here))).toEqual(["a", "b"]);
      here.tab.refuses = name;
      store.change(add("c"));
      expect([store.place, store.trouble]).toEqual(["page", trouble]);
      store.change(add("d"));
      expect(idsOf(store)).toEqual(["a", "b", "c", "d"]);
      here.browser.refuses = null;
      store.keep("browser");
      expect([store.place, store.trouble]).toEqual(["browser", null]);
      expect(idsOf(open(here))).toEqual(["a", "b", "c", "d"]);
    }
  });

  test("work where asking for storage throws", () => {
    const forbidden = () => {
      throw new Error("SecurityError");
    };
    const store = openStore({
      key: "k",
      storage: { browser: forbidden, tab: forbidden },
      edition,
      newId: () => "n",
    });
    store.change(add("a"));
    expect([store.place, store.trouble, idsOf(store)]).toEqual(["page", "forbidden", ["a"]]);
    store.clear();
    expect(idsOf(store)).toEqual([]);
  });

  test.each([
    "{",
    "[]",
    "null",
    '{"file":{}}',
    '{"asked":true,"exported":3}',
  ])("do not touch what is stored and not understood: %s", (text) => {
    const here = surroundings();
    here.browser.texts.set("k", text);
    const store = open(here);
    expect([store.trouble, store.damaged, store.place]).toEqual(["damaged", text, "tab"]);
    store.change(add("a"));
    store.keep("browser");
    expect(here.browser.texts.get("k")).toBe(text);
    expect(idsOf(open(here))).toEqual(["a"]);
    store.clear();
    expect([here.browser.texts.size, store.trouble, store.damaged]).toEqual([0, null, null]);
  });
});
