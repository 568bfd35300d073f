import { expect, test } from "vitest";
import { pruneStyles } from "../../src/publish/compile/site-styles.ts";

const css = `@charset "UTF-8";
/* a comment */
:root { --kern-a: var(--kern-b); --kern-b: 1px; --kern-c: 2px; --kern-d: 3px; --kern-e: var(--kern-f); --kern-f: 4px; }
.kern-unused, .kern-unused:hover { color: var(--kern-a); }
.kern-used, .kern-unused { color: var(--kern-a); }
.kern-used .kern-unused { color: red; }
.kern-used:not(.kern-unused):hover { color: blue; }
:is(body, .kern-unused) { margin: 0; }
@media (min-width: 1px) { .kern-unused { color: green; } }
a { color: black; }
p { margin: var(--kern-d, 3px) }`;

test("rules go that need an unused class, and custom properties that none of the others reads", () => {
  expect(pruneStyles(css, new Set(["kern-used"]))).toBe(
    ":root{--kern-a:var(--kern-b);--kern-b:1px;--kern-d:3px}.kern-used,.kern-unused{color:var(--kern-a)}" +
      ".kern-used:not(.kern-unused):hover{color:#00f}:is(body,.kern-unused){margin:0}a{color:#000}p{margin:var(--kern-d,3px)}",
  );
});

test("a broken style sheet is not written", () => {
  expect(() => pruneStyles("a { color", new Set())).toThrow();
});
