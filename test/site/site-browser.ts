import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { connectToBrowser } from "../browser.ts";
import type { BuiltSite } from "./build-fixture.ts";
import { engineFiles } from "./engines.ts";
import { serve } from "./serve.ts";
import { sharedSites } from "./shared-sites.ts";

/** The fixture's site in a real browser, over http and from the file system. */
export interface SiteInBrowser {
  readonly built: BuiltSite;
  /** Address of its root over http. */
  readonly http: string;
  /** Address of its root over `file://`. */
  readonly file: string;
  readonly page: Page;
  /** A new window with other settings. */
  open(options: Parameters<Browser["newContext"]>[0]): Promise<void>;
  /** Opens a page over http; it has to be there. */
  visit(path: string): Promise<void>;
  /** Path of the page's counterpart in the other language, as its own switch says; it need not be open. */
  counterpart(path: string): Promise<string>;
}

/**
 * A site, by default with everything that a site can have, for the tests of a file or group. After each test nothing may have been logged, failed or asked for
 * elsewhere.
 */
export function useSiteInBrowser(build: () => Promise<BuiltSite> = sharedSites.whole): SiteInBrowser {
  let built: BuiltSite;
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serve>>;
  let context: BrowserContext | undefined;
  let page: Page;
  let troubles: string[];

  beforeAll(async () => {
    [built, browser] = await Promise.all([build(), connectToBrowser()]);
    server = await serve(built.out, engineFiles);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  beforeEach(async () => {
    troubles = [];
    await site.open({});
  });
  afterEach(async () => {
    await context?.close();
    expect(troubles).toEqual([]);
  });

  const site: SiteInBrowser = {
    get built() {
      return built;
    },
    get page() {
      return page;
    },
    get http() {
      return server.address;
    },
    get file() {
      return `${pathToFileURL(built.out).href}/`;
    },
    async open(options) {
      await context?.close();
      context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      page = await context.newPage();
      page.on("console", (message) => troubles.push(`${page.url()}: ${message.text()}`));
      page.on("pageerror", (error) => troubles.push(`${page.url()}: ${error.message}`));
      page.on("request", (request) => {
        const url = request.url();
        if (![site.file, site.http, "data:"].some((start) => url.startsWith(start))) {
          troubles.push(`${page.url()}: asks for ${url}`);
        }
      });
      page.on("requestfailed", (request) => {
        // Broken off by the browser: a page was left while its fonts were loading, or a PDF is taken as a download.
        if (request.failure()?.errorText === "net::ERR_ABORTED") return;
        troubles.push(`${page.url()}: failed ${request.url()}`);
      });
    },
    async visit(path) {
      const response = await page.goto(site.http + path);
      expect(response?.status(), path).toBe(200);
    },
    async counterpart(path) {
      const html = await readFile(join(built.out, path), "utf8");
      const href = /<a class="tool-link" href="([^"]+)" hreflang=/.exec(html)?.[1];
      if (href === undefined) throw new Error(`${path} has no switch`);
      return new URL(href, site.http + path).pathname.slice(1);
    },
  };
  return site;
}
