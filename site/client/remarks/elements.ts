/** Elements of remarks, made of text alone: nothing of it is ever read as markup. */
import type { RemarkVerdict } from "../../../src/model/remarks.ts";
import { verdictWords } from "./remark-words.ts";

/** An element with attributes and children; a child that is text stays text. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A button that does something. */
export function button(
  text: string,
  act: () => void,
  look: "secondary" | "tertiary" = "tertiary",
): HTMLButtonElement {
  const looks = {
    secondary: "kern-btn kern-btn--secondary kern-btn--x-small",
    tertiary: "kern-btn kern-btn--tertiary kern-btn--x-small",
  };
  const made = element(
    "button",
    { type: "button", class: looks[look] },
    element("span", { class: "kern-label" }, text),
  );
  made.addEventListener("click", act);
  return made;
}

/** A button that asks before it does something that nobody can undo. */
export function askingButton(
  text: string,
  question: () => string,
  sure: string,
  cancel: string,
  act: () => void,
): HTMLElement {
  const box = element("span", { class: "remarks__sure" });
  const rest = () => {
    const first = button(text, () => {
      const yes = button(sure, act, "secondary");
      const words = element("span", { class: "remarks__question" }, question());
      const no = button(cancel, () => rest().focus());
      box.replaceChildren(words, yes, no);
      no.focus();
    });
    box.replaceChildren(first);
    return first;
  };
  rest();
  return box;
}

const looks: Readonly<Record<RemarkVerdict, readonly [badge: string, icon: string]>> = {
  accepted: ["kern-badge--success", "kern-icon--success"],
  flagged: ["kern-badge--warning", "kern-icon--warning"],
  question: ["kern-badge--info", "kern-icon--help"],
};

/** The sign of a verdict. */
export function verdictIcon(verdict: RemarkVerdict): HTMLElement {
  return element("span", { class: `kern-icon ${looks[verdict][1]}`, "aria-hidden": "true" });
}

/** A verdict by sign, word and colour. */
export function verdictBadge(verdict: RemarkVerdict): HTMLElement {
  return element(
    "span",
    { class: `kern-badge kern-badge--small ${looks[verdict][0]}` },
    verdictIcon(verdict),
    element("span", { class: "kern-label kern-label--small" }, verdictWords[verdict]),
  );
}
