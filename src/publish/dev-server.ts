import { readdir, readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, relative, sep } from "node:path";
import type { Bilingual } from "../model/position.ts";
import { type PageFindings, withPanel } from "./dev-page.ts";

/** A site built for `nachweis dev`, as the server has it. */
interface ServedSite {
  readonly folder: string;
  /** Paths from the root of the site, with `/`: nothing else is ever opened. */
  readonly files: ReadonlySet<string>;
  readonly build: string;
  readonly findings: PageFindings;
  /** True if only the pages that were open are there yet, and another build brings the others. */
  readonly partial: boolean;
}

/** Serves a site to this machine alone and tells its open pages what happens. */
export interface DevServer {
  /** Such as `http://127.0.0.1:4321/`. */
  readonly address: string;
  /**
   * Serves what was built (with `dev`) into a folder; pages of a build by another name show themselves anew.
   * @param partial pages that are not there come with the next build, and whoever asks for one is told to wait.
   */
  show(folder: string, build: string, partial?: boolean): Promise<void>;
  /** The pages that somebody is looking at, by their paths from the root of the site. */
  openPages(): readonly string[];
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
  /** Who is told, and the page that it is open on. */
  const listeners = new Map<ServerResponse, string>();
  const state = (): string => `data: ${JSON.stringify({ build: site?.build ?? null, note })}\n\n`;
  const tell = (): void => {
    for (const listener of listeners.keys()) listener.write(state());
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
      listeners.set(response, openPageOf(request));
      response.on("close", () => listeners.delete(response));
      return;
    }
    const isComing = site?.partial === true && path.endsWith(".html") && !site.files.has(path);
    if (site === null || isComing) {
      response.setHeader("refresh", "1");
      return refuse(response, 503);
    }
    send(response, site, path).catch(() => refuse(response, 404));
  });
  await new Promise<void>((ready, failed) => {
    server.once("error", failed).listen(port, "127.0.0.1", ready);
  });

  return {
    address: `http://127.0.0.1:${addressOf(server)}/`,
    async show(folder, build, partial = false) {
      const findings: PageFindings = JSON.parse(await readFile(join(folder, "dev", "findings.json"), "utf8"));
      site = { folder, files: await filesBelow(folder), build, findings, partial };
      note = null;
      tell();
    },
    openPages: () => [...new Set(listeners.values())].filter((path) => path !== ""),
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

/** The page that listens, as its script says; empty if it does not. */
function openPageOf(request: IncomingMessage): string {
  const page = new URL(`http://127.0.0.1${request.url}`).searchParams.get("page") ?? "";
  const path = page.slice(1);
  return page.endsWith("/") ? `${path}index.html` : path;
}

async function send(response: ServerResponse, site: ServedSite, path: string): Promise<void> {
  if (!site.files.has(path)) return refuse(response, 404);
  const bytes = await readFile(join(site.folder, path));
  const type = types[extname(path).toLowerCase()] ?? "application/octet-stream";
  response.setHeader("content-type", type);
  response.end(
    path.endsWith(".html") ? withPanel(bytes.toString("utf8"), path, site.build, site.findings) : bytes,
  );
}

const reasons: Readonly<Record<number, string>> = {
  400: "Adresse nicht lesbar / address is unreadable",
  403: "nur für diesen Rechner / for this machine alone",
  404: "nicht gefunden / not found",
  405: "nur lesen / read only",
  503: "wird gebaut … / being built …",
};

function refuse(response: ServerResponse, status: number): void {
  response.statusCode = status;
  response.setHeader("content-type", "text/plain; charset=utf-8");
  response.end(`${reasons[status]}\n`);
}

async function filesBelow(folder: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Set(
    files.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/")),
  );
}
