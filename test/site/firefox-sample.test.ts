import { pathToFileURL } from "node:url";
import { readXlsx } from "hucre";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BuiltSite } from "./build-fixture.ts";
import { type Firefox, installedFirefox, launchFirefox } from "./firefox.ts";
import { serve } from "./serve.ts";
import { sharedSites } from "./shared-sites.ts";

const program = installedFirefox();

/** Two profiles stand for two machines. */
describe.skipIf(program === undefined)(
  `a sample in Firefox${program ? "" : " (skipped: it is not installed here)"}`,
  () => {
    let built: BuiltSite;
    let server: Awaited<ReturnType<typeof serve>>;
    let own: Firefox;
    let other: Firefox;
    let roots: Readonly<Record<"file" | "http", string>>;

    beforeAll(async () => {
      [built, own, other] = await Promise.all([
        sharedSites.whole(),
        launchFirefox(program ?? ""),
        launchFirefox(program ?? ""),
      ]);
      server = await serve(built.out);
      roots = { file: `${pathToFileURL(built.out).href}/`, http: server.address };
    }, 180_000);
    afterAll(async () => {
      await own?.close();
      await other?.close();
      await server?.stop();
    });

    const itemsOf = (firefox: Firefox, table: string) =>
      firefox.evaluate(
        `[...document.querySelectorAll(${JSON.stringify(table)})].filter((row) => row.checkVisibility()).map((row) => row.querySelector(".id").textContent)`,
      );

    test.each([
      "file",
      "http",
    ] as const)("of ten across both sites, and one by hand, is the same by its link on another machine, over %s", async (protocol) => {
      await own.open(`${roots[protocol]}pruefpunkte.html?site=rz-a&site=rz-b&unit=item`);
      await own.click("document.querySelector('.filters__draw summary')");
      await own.click("document.querySelector('[name=draw]')");
      await own.type("10");
      await expect.poll(() => itemsOf(own, "#items tbody tr")).toHaveLength(10);
      await own.click("document.querySelector('[name=show]')");
      await own.click(
        "[...document.querySelectorAll('#items tbody .tick input:not(:disabled)')].find((box) => box.checkVisibility())",
      );
      await own.click("document.querySelector('[name=show]')");
      await expect.poll(() => itemsOf(own, "#items tbody tr")).toHaveLength(11);
      const chosen = await itemsOf(own, "#items tbody tr");
      const link = String(await own.evaluate("location.href"));

      await other.open(link);
      expect(await itemsOf(other, "#items tbody tr")).toEqual(chosen);
      await other.click("document.querySelector('form [data-sample=sheet]')");
      const sheet = ".sheet__table tbody:first-of-type tr";
      await expect.poll(() => itemsOf(other, sheet)).toEqual(chosen);
      expect(await other.evaluate("document.querySelector('.sheet').innerText")).toMatch(
        /SHA-256[\s\S]*gezogen mit Startwert/,
      );

      // The bytes as they are handed over, without a question of the browser where to.
      const bytes = await other.evaluate(`(async () => {
        const made = new Promise((done) => {
          URL.createObjectURL = (blob) => (done(blob), "");
          HTMLAnchorElement.prototype.click = () => {};
        });
        document.querySelector(".sheet [data-sample=xlsx]").click();
        return [...new Uint8Array(await (await made).arrayBuffer())];
      })()`);
      const { sheets } = await readXlsx(Uint8Array.from(bytes as number[]));
      const lines = sheets[0]?.rows.map(([first]) => first) ?? [];
      expect(lines.slice(lines.indexOf("Anforderung") + 1)).toEqual(chosen);
      expect([...own.troubles, ...other.troubles]).toEqual([]);
    });
  },
);
