import { language } from "./language.ts";

/**
 * Runs on every page of `nachweis dev`, and on no published one: shows the page anew when a newer site was built, and says
 * what keeps it from being built. A hidden page does not listen, since a browser grants a server few connections at a
 * time; it catches up when it is looked at again.
 */
const script = document.currentScript;
const shown = script instanceof HTMLScriptElement ? script.dataset.build : undefined;
const note = document.querySelector(".dev-panel__note");
let events: EventSource | null = null;

function listen(): void {
  events ??= new EventSource("/dev/events");
  events.onmessage = ({ data }: MessageEvent<string>) => {
    const state: { build: string | null; note: { de: string; en: string } | null } = JSON.parse(data);
    if (state.build !== null && state.build !== shown) location.reload();
    else if (note) note.textContent = state.note?.[language] ?? "";
  };
}

function followVisibility(): void {
  if (document.hidden) {
    events?.close();
    events = null;
  } else listen();
}

document.addEventListener("visibilitychange", followVisibility);
followVisibility();
