import { copyText } from "./copy-text.ts";

/** What the page says, in its language. */
interface Texts {
  readonly copied: string;
  readonly busy: string;
  readonly same: string;
  readonly other: string;
  readonly failed: string;
}

/** Lets a reader check whether a file is the one that the page is about, on the reader's machine alone. */
export function startFileCheck(): void {
  for (const box of document.querySelectorAll<HTMLElement>("[data-file-check]")) start(box);
}

function start(box: HTMLElement): void {
  const wanted = box.dataset.fileCheck ?? "";
  const texts = JSON.parse(box.dataset.texts ?? "{}") as Texts;
  const result = box.querySelector<HTMLElement>("[role=status]");
  const input = box.querySelector<HTMLInputElement>("input[type=file]");
  if (!result || !input) return;
  const say = (text: string, outcome = ""): void => {
    result.textContent = text;
    box.dataset.outcome = outcome;
  };
  let latest = 0;
  const check = async (file: File): Promise<void> => {
    const turn = ++latest;
    say(texts.busy);
    const found = await digestOf(file).catch(() => null);
    // Another file was chosen meanwhile.
    if (turn !== latest) return;
    if (found === null) say(texts.failed, "failed");
    else if (found === wanted) say(`${file.name}: ${texts.same}`, "same");
    else say(`${file.name}: ${texts.other} ${found}`, "other");
  };
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    if (file) void check(file);
  });
  // Wherever a file is dropped on the page, the browser would leave the page and show it.
  for (const event of ["dragover", "drop"] as const)
    document.addEventListener(event, (one) => one.preventDefault());
  document.addEventListener("drop", (event) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (file) void check(file);
  });
  box.querySelector("[data-copy]")?.addEventListener("click", async () => {
    say((await copyText(wanted)) ? texts.copied : wanted);
  });
}

/** SHA-256 by Web Crypto, in lower-case hexadecimal digits. */
async function digestOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
