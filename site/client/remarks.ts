/** Runs on the pages that carry remarks of an auditor, and on the page that lists them. */
import { aboutOf, type DeskData, openDesk } from "./remarks/desk.ts";
import { startLeaving } from "./remarks/leaving.ts";
import { startBar } from "./remarks/remark-bar.ts";
import { startBox } from "./remarks/remark-box.ts";
import { startList } from "./remarks/remark-list.ts";

function start(): void {
  const bar = document.querySelector<HTMLElement>("[data-remarks]");
  if (!bar) return;
  const desk = openDesk(JSON.parse(bar.dataset.remarks ?? "{}") as DeskData);
  startBar(bar, desk);
  for (const box of document.querySelectorAll<HTMLElement>("[data-remark]")) {
    const about = aboutOf(box);
    startBox(box, { now: about, about, label: box.dataset.label ?? "" }, desk);
  }
  const page = document.querySelector<HTMLElement>("[data-remarks-page]");
  if (page) startList(page, desk);
  startLeaving(desk);
  // Another tab has changed them.
  addEventListener("storage", desk.show);
  // The page comes back as it was left, with what was there then.
  addEventListener("pageshow", (event) => {
    if (event.persisted) desk.show();
  });
}

document.addEventListener("DOMContentLoaded", start);
