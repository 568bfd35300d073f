import { expect, test } from "vitest";
import { pruneStyles } from "../../src/cli/site-styles.ts";

const css = `@charset "UTF-8";
/* a comment */
:root { --kern-a: var(--kern-b); --kern-b: 1px; --kern-c: 2px; --kern-d: 3px; }
.kern-used, .kern-unused { color: var(--kern-a); }
.kern-used .kern-unused { color: red; }
.kern-used:not(.kern-unused):hover { color: blue; }
:is(body, .kern-unused) { margin: 0; }
@media (min-width: 1px) { .kern-unused { color: green; } }
a { color: black; }`;

test("rules stay whose classes are all used; what they read stays too, nothing else", () => {
  const pruned = pruneStyles(css, new Set(["kern-used"]), "p { margin: var(--kern-d) }")
    .replace(/\s+/g, " ")
    .trim();
  expect(pruned).toBe(
    ":root { --kern-a: var(--kern-b); --kern-b: 1px; --kern-d: 3px; } .kern-used { color: var(--kern-a); } " +
      ".kern-used:not(.kern-unused):hover { color: blue; } :is(body, .kern-unused) { margin: 0; } a { color: black; }",
  );
});
