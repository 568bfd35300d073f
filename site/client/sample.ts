/** Samples of a list: what is drawn or ticked is one, else what the filters show; and what is done with it. */
import { currentAddress, keepInAddress, withQuery } from "./address.ts";
import type { Field } from "./filter-fields.ts";
import { filterWords } from "./filter-words.ts";
import type { Sample, SampleScript } from "./sample-script.ts";
import type { Row } from "./table-rows.ts";
import { startTicks } from "./tick-column.ts";
import { identityOfRow } from "./tick-field.ts";

/** What is drawn or ticked. */
interface Chosen {
  readonly rows: ReadonlySet<Row>;
  readonly drawn: ReadonlySet<Row>;
  /** Rows are drawn, be it none: what is drawn depends on the filters, what is ticked does not. */
  readonly isDrawn: boolean;
  /** Nothing else is shown: so it is where rows are drawn, unless somebody asks for all; where some are ticked, if they do. */
  readonly only: boolean;
}

/** What of a filter bar is about samples. */
export interface SampleBar {
  /** What the fields have chosen of the rows that the filters let pass, or of all; null if they have chosen nothing. */
  choose(population: () => readonly Row[], address: URLSearchParams): Chosen | null;
  /** Shows what is chosen; `shown` is what the list shows, `fields` what it is chosen by. */
  show(
    chosen: Chosen | null,
    shown: readonly Row[],
    fields: readonly Field[],
    address: URLSearchParams,
  ): void;
}

/** From this length on an address may be cut off on its way. */
const longAddress = 2000;

/** Starts it; null where rows can't be chosen. `changed` is called when somebody looks at something else. */
export function startSample(
  form: HTMLFormElement,
  table: HTMLTableElement | null,
  rows: readonly Row[],
  fields: readonly Field[],
  changed: () => void,
): SampleBar | null {
  const ticks = fields.find((field) => field.ticks !== undefined)?.ticks;
  const sheet = document.querySelector<HTMLElement>("[data-sheet-of]");
  if (table === null || ticks === undefined || sheet === null) return null;
  const mark = startTicks(table, rows, ticks, () => form.dispatchEvent(new Event("input")));
  const only = form.querySelector<HTMLInputElement>("[name=show]");
  const long = form.querySelector<HTMLElement>("[data-long-address]");
  only?.addEventListener("input", (event) => {
    event.stopPropagation();
    keepInAddress("show", [only.checked ? "sample" : "all"]);
    changed();
  });
  let sample: () => Sample = () => ({ items: [], words: [] });
  const run = async (act: (script: SampleScript) => Promise<void>, done = "") => {
    const places = document.querySelectorAll<HTMLElement>("[data-sample-status]");
    const say = (text: string) => {
      for (const place of places) place.textContent = text;
    };
    say("");
    await scriptOf(sheet)
      .then(act)
      .then(
        () => say(done),
        () => say(filterWords.notLoaded),
      );
  };
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-sample]")) {
    button.addEventListener("click", () => {
      const { sample: act = "" } = button.dataset;
      if (act === "sheet" || act === "list") {
        const address = currentAddress();
        if (act === "sheet") address.set("view", "sheet");
        else address.delete("view");
        history.pushState(null, "", withQuery(address));
        changed();
        scrollTo(0, 0);
        (act === "sheet"
          ? sheet.querySelector<HTMLElement>("h1")
          : form.querySelector<HTMLElement>("[data-sample=sheet]")
        )?.focus();
      } else if (act === "print") print();
      else
        void run((script) => script.save(sheet, sample(), act === "csv" ? "csv" : "xlsx"), filterWords.saved);
    });
  }
  return {
    choose(population, address) {
      const found = fields.flatMap((field) => {
        const own = field.sample?.(population, rows) ?? null;
        return own === null ? [] : [{ own, drawn: field.ticks === undefined }];
      });
      if (found.length === 0) return null;
      const drawn = new Set(found.flatMap((one) => (one.drawn ? one.own : [])));
      const isDrawn = found.some((one) => one.drawn);
      return {
        rows: new Set(found.flatMap(({ own }) => own)),
        drawn,
        isDrawn,
        only: address.get("show") === (isDrawn ? "all" : "sample") ? !isDrawn : isDrawn,
      };
    },
    show(chosen, shown, set, address) {
      mark(chosen?.drawn ?? new Set());
      if (only?.parentElement) {
        only.checked = chosen?.only ?? false;
        only.parentElement.hidden = chosen === null;
      }
      if (long) long.hidden = location.href.length <= longAddress;
      const own = chosen?.rows ?? new Set(shown);
      sample = () => ({
        items: rows.flatMap((row, place) => (own.has(row) ? [{ place, id: identityOfRow(row) }] : [])),
        words: set.map((field) => ({ label: field.label, words: field.words() })),
      });
      const isSheet = address.get("view") === "sheet";
      document.documentElement.toggleAttribute("data-working-sheet", isSheet);
      sheet.hidden = !isSheet;
      if (isSheet) void run((script) => script.show(sheet, sample()));
    },
  };
}

let loading: Promise<SampleScript> | undefined;

/** What makes sheets and files is loaded when it is asked for: most who read the list want none. */
function scriptOf(sheet: HTMLElement): Promise<SampleScript> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = sheet.dataset.script ?? "";
    script.addEventListener("load", () => {
      if (globalThis.nachweisSample) resolve(globalThis.nachweisSample);
      else reject(new Error(script.src));
    });
    script.addEventListener("error", reject);
    document.head.append(script);
  });
  return loading;
}
