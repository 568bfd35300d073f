import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".woff2": "font/woff2",
  ".png": "image/png",
  ".pdf": "application/pdf",
  ".txt": "text/plain; charset=utf-8",
};

const kept: ReadonlySet<string> = new Set([".css", ".js", ".woff2"]);

/**
 * Serves a folder on the local machine, as any web server would; returns its address and how to stop it.
 *
 * @param beside files from elsewhere: path from the root, without its `/` → where the file lies
 */
export async function serve(
  folder: string,
  beside: Readonly<Record<string, string>> = {},
): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    try {
      const file = path.endsWith("/") ? `${path}index.html` : path;
      const bytes = await readFile(beside[path.slice(1)] ?? join(folder, normalize(file)));
      response.setHeader("content-type", types[extname(path) || ".html"] ?? "application/octet-stream");
      // What all pages have is fetched, compiled and, of fonts, unpacked once for a window.
      if (kept.has(extname(path))) response.setHeader("cache-control", "max-age=3600");
      response.end(bytes);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
