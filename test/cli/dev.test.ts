import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { type IncomingMessage, request } from "node:http";
import { createConnection, createServer } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ReportFinding } from "../../src/model/finding.ts";
import { type DevServer, type ServedSite, startDevServer } from "../../src/publish/dev-server.ts";
import { connectToBrowser } from "../browser.ts";
import { writeContent } from "../content-root.ts";
import { clean } from "../format/clean-root.ts";
import { runNachweis } from "./run-nachweis.ts";

const page = `<!doctype html><html lang="de"><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'"></head><body><main>Seite</main></body></html>`;
const pages = { "index.html": page, "en/index.html": page, "massnahmen/INF.2.html": page };
const finding: ReportFinding = {
  rule: "reference-unknown",
  severity: "error",
  message: {
    de: "Es gibt kein <img src=x onerror=alert(1)>",
    en: "There is no <img src=x onerror=alert(1)>",
  },
  help: { de: "Kennung prüfen", en: "Check the id" },
  file: "controls/a&b.md",
  line: 7,
  column: 3,
  excerpt: null,
  site: null,
  object: null,
  requirement: null,
  evidence: null,
  module: null,
  related: [],
  fix: null,
  suggestion: null,
  stops: null,
  fingerprint: "",
  folded: 0,
  scopes: [],
  accepted: null,
};

let folder: string;
let server: DevServer;

/** A site in `folder`, with pages that are rendered. */
function siteOf(
  build: string,
  texts: Readonly<Record<string, string>> = pages,
  render: ServedSite["renderer"]["texts"] = async (paths) => paths.map((path) => texts[path] ?? ""),
): ServedSite {
  return {
    build,
    folder: join(folder, "site"),
    files: new Set(["assets/site.css"]),
    rendered: new Set(Object.keys(texts)),
    renderer: {
      texts: render,
      findings: async (path) => (["massnahmen/INF.2.html", "en/index.html"].includes(path) ? [finding] : []),
    },
    findings: 1,
  };
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "nachweis-dev-test-"));
  const files = { "geheim.txt": "nicht Teil der Seite", "site/assets/site.css": "body{}" };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  server = await startDevServer(0);
  server.show(siteOf("one"));
});
afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
}

/** Asks without the tidying of addresses that `fetch` does. */
function ask(path: string, options: { host?: string; method?: string } = {}): Promise<Answer> {
  const { hostname, port, host } = new URL(server.address);
  return new Promise((resolve, reject) => {
    request(
      {
        hostname,
        port,
        path,
        method: options.method ?? "GET",
        headers: { host: options.host ?? host },
      },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk: string) => {
          text += chunk;
        });
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
      },
    )
      .on("error", reject)
      .end();
  });
}

describe("the server of nachweis dev", () => {
  it("serves pages and files with their types", async () => {
    const overview = await ask("/");
    expect(overview.status).toBe(200);
    expect(overview.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(overview.text).toContain("<main>Seite</main>");
    expect((await ask("/assets/site.css?x=1")).headers["content-type"]).toBe("text/css; charset=utf-8");
    expect((await ask("/nirgends.html")).status).toBe(404);
    expect((await ask("/", { method: "POST" })).status).toBe(405);
  });

  it("shows findings with their place beside the page that they belong to, escaped, in its language", async () => {
    const german = (await ask("/massnahmen/INF.2.html")).text;
    expect(german).toContain("1 Befund zu dieser Seite");
    expect(german).toContain("Es gibt kein &#60;img src=x onerror=alert(1)&#62;");
    expect(german).toContain("Kennung prüfen");
    expect(german).toContain("controls/a&#38;b.md:7:3 · reference-unknown");
    expect(german).not.toContain("<img");
    expect((await ask("/en/")).text).toContain("There is no &#60;img");
    expect((await ask("/")).text).toContain("0 Befunde zu dieser Seite");
  });

  it("opens nothing that is not in the site", async () => {
    for (const path of [
      "/../geheim.txt",
      "/assets/../../geheim.txt",
      "/%2e%2e/geheim.txt",
      "/..%2fgeheim.txt",
      "/assets/..%5c..%5cgeheim.txt",
      "//geheim.txt",
      `/${encodeURIComponent(join(folder, "geheim.txt"))}`,
      "/index.html%00.css",
    ]) {
      const { status, text } = await ask(path);
      expect(status, path).toBe(404);
      expect(text, path).not.toContain("nicht Teil");
    }
    expect((await ask("/%E0%A4%A")).status).toBe(400);
  });

  it("refuses names by which foreign pages could reach it", async () => {
    const { port } = new URL(server.address);
    for (const host of [
      `boese.example:${port}`,
      "127.0.0.1",
      "localhost:1",
      `127.0.0.1.boese.example:${port}`,
    ]) {
      expect((await ask("/", { host })).status, host).toBe(403);
      expect((await ask("/dev/events", { host })).status, host).toBe(403);
    }
    expect((await ask("/", { host: `localhost:${port}` })).status).toBe(200);
  });

  it("lets no other origin embed or read anything", async () => {
    for (const path of ["/", "/assets/site.css", "/nirgends"]) {
      const { headers } = await ask(path);
      expect(headers["cross-origin-resource-policy"], path).toBe("same-origin");
      expect(headers["content-security-policy"], path).toBe("frame-ancestors 'self'");
      expect(headers["access-control-allow-origin"], path).toBeUndefined();
    }
  });

  it("listens to this machine alone", async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === "IPv4")
      .map(({ address }) => address);
    for (const host of [...others, "127.0.0.2", "::1"]) {
      const reached = await new Promise<boolean>((resolve) => {
        const socket = createConnection({ host, port: Number(new URL(server.address).port) });
        socket.on("connect", () => resolve(true)).on("error", () => resolve(false));
        socket.on("close", () => socket.destroy());
      });
      expect(reached, host).toBe(false);
    }
  });

  it("tells open pages what is being done and which build there is", async () => {
    const states: unknown[] = [];
    const { hostname, port } = new URL(server.address);
    const done = new Promise<void>((resolve, reject) => {
      request({ hostname, port, path: "/dev/events" }, (response) => {
        expect(response.headers["content-type"]).toBe("text/event-stream");
        response.setEncoding("utf8").on("data", (text: string) => {
          for (const [, json = ""] of text.matchAll(/^data: (.*)$/gm)) states.push(JSON.parse(json));
          if (states.length === 1) server.say({ de: "baut", en: "builds" });
          if (states.length === 2) server.show(siteOf("two"));
          if (states.length === 3) resolve();
        });
      })
        .on("error", reject)
        .end();
    });
    await done;
    expect(states).toEqual([
      { build: "one", note: null },
      { build: "one", note: { de: "baut", en: "builds" } },
      { build: "two", note: null },
    ]);
  });
});

describe("pages of a newer state", () => {
  it("are served as soon as it is shown; whoever asked for one just before comes again by himself", async () => {
    const gone = Promise.withResolvers<readonly string[]>();
    const asked = Promise.withResolvers<void>();
    server.show(
      siteOf("two", pages, () => {
        asked.resolve();
        return gone.promise;
      }),
    );
    const early = ask("/massnahmen/INF.2.html");
    await asked.promise;
    server.show(siteOf("three", { "index.html": page.replace("Seite", "Neu") }));
    gone.reject(new Error("the renderer has ended"));
    const { status, headers } = await early;
    expect([status, headers.refresh]).toEqual([503, "1"]);
    expect((await ask("/")).text).toContain("<main>Neu</main>");
    expect((await ask("/massnahmen/INF.2.html")).status).toBe(404);
  });

  it("are waited for until there is a first one", async () => {
    const first = await startDevServer(0);
    const { status, headers } = await fetch(first.address);
    await first.stop();
    expect([status, headers.get("refresh")]).toEqual([503, "1"]);
  });

  it("say why they can't be rendered", async () => {
    server.show(siteOf("two", pages, () => Promise.reject(new Error("<b> is no function"))));
    const { status, headers, text } = await ask("/");
    expect([status, headers["content-type"]]).toEqual([500, "text/plain; charset=utf-8"]);
    expect(text).toBe("Fehler im Programm / bug in the program: <b> is no function\n");
    expect((await ask("/assets/site.css")).status).toBe(200);
  });
});

describe("nachweis dev", () => {
  it("shows a change in an open page by itself, with its finding, and leaves nothing behind", {
    timeout: 180_000,
  }, async () => {
    const { root } = await writeContent(clean);
    const file = join(root, "controls/catalog/inf-7.md");
    const text = await readFile(file, "utf8");
    const temporary = await mkdtemp(join(tmpdir(), "nachweis-dev-test-"));
    const browser = await connectToBrowser();
    try {
      const tab = await browser.newPage();
      const troubles: string[] = [];
      tab.on("console", (message) => troubles.push(message.text()));
      let seen: readonly string[] = [];
      let failure: unknown;
      let written = "";
      let started = false;
      const watch = async (address: string, stop: () => void): Promise<void> => {
        try {
          await tab.goto(`${address}bausteine/INF.7.html`);
          const panel = tab.getByRole("complementary");
          const before = await panel.getByRole("heading").textContent();
          await writeFile(file, text.replace("### raum-a: ja", "### raum-a: nein"));
          await panel.locator(".place").first().waitFor({ timeout: 60_000 });
          seen = [before ?? "", ...(await panel.locator(".place").allTextContents())];
        } catch (error) {
          failure = error;
        } finally {
          await tab.close();
          stop();
        }
      };
      await runNachweis(["dev", "--port", "0", "--root", root, "--as-of", "2026-11-23"], {
        env: { TMPDIR: temporary },
        onStderr: (chunk, stop) => {
          written += chunk;
          const address = /Fertig: (http:\S+\/),/.exec(written)?.[1];
          if (address === undefined || started) return;
          started = true;
          void watch(address, () => stop("SIGTERM"));
        },
      });
      expect(failure).toBeUndefined();
      expect(seen[0]).toBe("0 Befunde zu dieser Seite");
      expect(seen[1]).toMatch(/^controls\/catalog\/inf-7\.md:\d+:\d+ · /);
      expect(troubles).toEqual([]);
      expect(await readdir(temporary)).toEqual([]);
    } finally {
      await browser.close();
      await rm(temporary, { recursive: true, force: true });
    }
  });

  it("says in one line that a port is taken or none", async () => {
    const other = createServer();
    await new Promise<void>((ready) => other.listen(0, "127.0.0.1", ready));
    const address = other.address();
    const port = typeof address === "object" && address ? String(address.port) : "";
    const taken = await runNachweis(["dev", "--port", port]);
    other.close();
    expect(taken.code).toBe(2);
    expect(taken.stderr).toBe(
      `nachweis: Anschluss ${port} ist schon belegt; nennen Sie mit --port einen anderen\n`,
    );
    const none = await runNachweis(["dev", "--port", "99999"]);
    expect(none.code).toBe(2);
    expect(none.stderr).toContain("keine Zahl von 0 bis 65535");
  });
});
