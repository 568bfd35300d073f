const key = "nachweis-theme";

/** Storage can be switched off, as in a private window over `file://`: then the choice lasts for the page. */
function stored(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** The reader's choice, if there is one; else the system's setting holds by the style sheet alone. */
export function applyTheme(): void {
  const theme = stored();
  if (theme === "dark" || theme === "light") document.documentElement.dataset.kernTheme = theme;
}

function isDark(): boolean {
  const chosen = document.documentElement.dataset.kernTheme;
  return chosen === undefined ? matchMedia("(prefers-color-scheme: dark)").matches : chosen === "dark";
}

/** The button says what it switches to. */
export function startThemeSwitch(): void {
  const button = document.querySelector<HTMLButtonElement>(".theme-switch");
  if (!button) return;
  const name = () => {
    button.textContent = (isDark() ? button.dataset.toLight : button.dataset.toDark) ?? "";
  };
  button.addEventListener("click", () => {
    const theme = isDark() ? "light" : "dark";
    document.documentElement.dataset.kernTheme = theme;
    try {
      localStorage.setItem(key, theme);
    } catch {
      // The choice lasts for the page.
    }
    name();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", name);
  name();
}

/**
 * Paper is white: a chosen dark theme is laid aside while printing. For browsers whose style sheets can't do so, what is
 * closed is opened, and what every sheet has to say stands in the title, which they print at its head.
 */
export function startPrinting(): void {
  const root = document.documentElement;
  const { title } = document;
  let before: string | undefined;
  let opened: readonly HTMLDetailsElement[] = [];
  addEventListener("beforeprint", () => {
    before = root.dataset.kernTheme;
    root.dataset.kernTheme = "light";
    opened = [...document.querySelectorAll<HTMLDetailsElement>("details.explain:not([open])")];
    for (const one of opened) one.open = true;
    if (!("CSSMarginRule" in window)) document.title = `${root.dataset.sheet} · ${title}`;
  });
  addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
    document.title = title;
    if (before === undefined) delete root.dataset.kernTheme;
    else root.dataset.kernTheme = before;
  });
}
