import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import type { Bilingual } from "../model/position.ts";
import { withPanel } from "./dev-page.ts";
import type { SiteRenderer } from "./site-renderer.ts";

/** A site as the server has it. */
export interface ServedSite {
  /** Names its state. */
  readonly build: string;
  /** Absolute path of the folder of the files that do not change with the report. */
  readonly folder: string;
  /** Their paths from the root of the site, with `/`: nothing else is ever opened. */
  readonly files: ReadonlySet<string>;
  /** Paths of what is rendered when somebody asks for it. */
  readonly rendered: ReadonlySet<string>;
  readonly renderer: Pick<SiteRenderer, "texts" | "findings">;
  /** How many findings there are in all. */
  readonly findings: number;
}

/** Serves a site to this machine alone and tells its open pages what happens. */
export interface DevServer {
  /** Such as `http://127.0.0.1:4321/`. */
  readonly address: string;
  /** Serves a site from now on; open pages of another show themselves anew. */
  show(site: ServedSite): void;
  /** Tells the open pages what is being done or wrong; null: nothing. */
  say(note: Bilingual | null): void;
  stop(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".woff2": "font/woff2",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".pdf": "application/pdf",
  ".txt": "text/plain; charset=utf-8",
  ".md": "text/plain; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
};

/**
 * Starts serving on 127.0.0.1. The site is a list of weaknesses, so nobody else may get at it: not another machine, and not
 * a foreign page in the same browser, whether by a name that it points at this machine (DNS rebinding) or as a script,
 * picture or frame.
 *
 * @param port 0 for any that is free
 * @throws {NodeJS.ErrnoException} `EADDRINUSE` if something else has the port
 */
export async function startDevServer(port: number): Promise<DevServer> {
  let site: ServedSite | null = null;
  let note: Bilingual | null = null;
  const listeners = new Set<ServerResponse>();
  const state = (): string => `data: ${JSON.stringify({ build: site?.build ?? null, note })}\n\n`;
  const tell = (): void => {
    for (const listener of listeners) listener.write(state());
  };

  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(guards)) response.setHeader(name, value);
    if (!hosts(addressOf(server)).includes(request.headers.host ?? "")) return refuse(response, 403);
    if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405);
    const path = pathOf(request);
    if (path === null) return refuse(response, 400);
    if (path === "dev/events") {
      response.setHeader("content-type", "text/event-stream");
      response.write(state());
      listeners.add(response);
      response.on("close", () => listeners.delete(response));
      return;
    }
    if (site === null) return refuseForNow(response);
    const asked = site;
    send(response, asked, path).catch((error: unknown) =>
      // Its renderer has ended: there is a newer one.
      asked === site ? refuse(response, 500, error) : refuseForNow(response),
    );
  });
  await new Promise<void>((ready, failed) => {
    server.once("error", failed).listen(port, "127.0.0.1", ready);
  });

  return {
    address: `http://127.0.0.1:${addressOf(server)}/`,
    show(next) {
      site = next;
      note = null;
      tell();
    },
    say(next) {
      note = next;
      tell();
    },
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** With every answer: no other origin may embed it, and nothing is kept or guessed. */
const guards = {
  "cache-control": "no-store",
  "content-security-policy": "frame-ancestors 'self'",
  "cross-origin-resource-policy": "same-origin",
  "x-content-type-options": "nosniff",
};

function addressOf(server: ReturnType<typeof createServer>): number {
  return (server.address() as AddressInfo).port;
}

/** Names by which this machine calls itself; a browser that was led here by another name says that one. */
function hosts(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}

/** Path from the root of the site; null if it can't be read. */
function pathOf(request: IncomingMessage): string | null {
  try {
    const path = decodeURIComponent(new URL(`http://127.0.0.1${request.url}`).pathname).slice(1);
    return path === "" || path.endsWith("/") ? `${path}index.html` : path;
  } catch {
    return null;
  }
}

async function send(response: ServerResponse, site: ServedSite, path: string): Promise<void> {
  const { renderer, build } = site;
  const isRendered = site.rendered.has(path);
  if (!isRendered && !site.files.has(path)) return refuse(response, 404);
  const [text] = isRendered ? await renderer.texts([path]) : [await readFile(join(site.folder, path))];
  const own = path.endsWith(".html") ? await renderer.findings(path) : null;
  response.setHeader("content-type", types[extname(path).toLowerCase()] ?? "application/octet-stream");
  response.end(own ? withPanel(String(text), path, build, { own, all: site.findings }) : text);
}

const reasons: Readonly<Record<number, string>> = {
  400: "Adresse nicht lesbar / address is unreadable",
  403: "nur für diesen Rechner / for this machine alone",
  404: "nicht gefunden / not found",
  405: "nur lesen / read only",
  500: "Fehler im Programm / bug in the program",
  503: "wird gebaut … / being built …",
};

function refuse(response: ServerResponse, status: number, error?: unknown): void {
  response.statusCode = status;
  response.setHeader("content-type", "text/plain; charset=utf-8");
  response.end(`${reasons[status]}${error instanceof Error ? `: ${error.message}` : ""}\n`);
}

/** The browser asks again by itself. */
function refuseForNow(response: ServerResponse): void {
  response.setHeader("refresh", "1");
  refuse(response, 503);
}
