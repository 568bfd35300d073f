/** The form of a remark, made when it is asked for: a page may show hundreds of items. */
import {
  type Remark,
  type RemarkSeverity,
  type RemarkVerdict,
  remarkSeverities,
  remarkVerdicts,
} from "../../../src/model/remarks.ts";
import { button, element, verdictIcon } from "./elements.ts";
import { remarkWords, severityWords, verdictWords } from "./remark-words.ts";
import { maxText } from "./remarks-file.ts";

/** What is entered into a form. */
export type Entered = Pick<Remark, "verdict" | "text" | "severity">;

let forms = 0;

/**
 * A form to enter a remark on something.
 * @param about what it is called.
 * @param before what is there already.
 */
export function remarkForm(
  about: string,
  before: Entered | null,
  { onSave, onCancel }: { onSave(entered: Entered): void; onCancel(): void },
): HTMLFormElement {
  forms += 1;
  const id = (part: string) => `remark-${forms}-${part}`;
  const text = element("textarea", {
    class: "filters__box remarks__field",
    id: id("text"),
    name: "text",
    rows: "3",
    maxlength: String(maxText),
    "aria-describedby": id("hint"),
  });
  text.defaultValue = before?.text ?? "";
  const severity = element(
    "select",
    { class: "filters__box", id: id("severity"), name: "severity" },
    element("option", { value: "" }, remarkWords.noSeverity),
    ...remarkSeverities.map((one) => element("option", { value: one }, severityWords[one])),
  );
  severity.value = before?.severity ?? "";
  const radios = remarkVerdicts.map((verdict) => {
    const radio = element("input", { type: "radio", name: "verdict", value: verdict });
    radio.checked = before?.verdict === verdict;
    return radio;
  });
  const fault = element("p", { class: "remarks__warning", role: "alert" });
  const save = element(
    "button",
    { type: "submit", class: "kern-btn kern-btn--secondary kern-btn--x-small" },
    element("span", { class: "kern-label" }, remarkWords.save),
  );
  const form = element(
    "form",
    { class: "remarks__form", autocomplete: "off", "aria-label": `${remarkWords.legend}: ${about}` },
    element(
      "fieldset",
      {},
      element("legend", { class: "filters__label" }, remarkWords.verdict),
      ...radios.map((radio, index) => {
        const verdict = remarkVerdicts[index] ?? "question";
        return element("label", {}, radio, verdictIcon(verdict), verdictWords[verdict]);
      }),
    ),
    element("label", { class: "filters__label", for: id("text") }, remarkWords.text),
    text,
    element("p", { class: "muted", id: id("hint") }, remarkWords.noNames),
    element("label", { class: "filters__label", for: id("severity") }, remarkWords.severity),
    element("div", { class: "filters__field" }, severity),
    fault,
    element("p", { class: "remarks__acts" }, save, button(remarkWords.cancel, onCancel)),
  );
  const refuse = (words: string, at: HTMLElement | undefined) => {
    fault.textContent = words;
    at?.focus();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const verdict = radios.find(({ checked }) => checked)?.value as RemarkVerdict | undefined;
    const entered = {
      text: text.value.trim(),
      severity: severity.value === "" ? null : (severity.value as RemarkSeverity),
    };
    if (verdict === undefined) refuse(remarkWords.noVerdict, radios[0]);
    else if (verdict !== "accepted" && entered.text === "") refuse(remarkWords.noText, text);
    else if (verdict === "accepted" && (entered.severity === "AS" || entered.severity === "AG"))
      refuse(remarkWords.notAccepted, severity);
    else onSave({ verdict, ...entered });
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") onCancel();
  });
  return form;
}
