/** Loads what answers in the header as soon as its field is used: most pages are read without a search. */
export function startHeaderSearch(): void {
  const form = document.querySelector<HTMLFormElement>("form.site-search");
  form?.addEventListener("submit", (event) => {
    // Over `file://` each file is an origin of its own to Firefox, which then sends no form to another one.
    event.preventDefault();
    const query = form.querySelector("input")?.value ?? "";
    location.assign(`${form.action}?q=${encodeURIComponent(query)}`);
  });
  form?.addEventListener(
    "focusin",
    () => {
      const script = document.createElement("script");
      script.src = form.dataset.script ?? "";
      document.head.append(script);
    },
    { once: true },
  );
}
