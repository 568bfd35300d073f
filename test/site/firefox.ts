/**
 * A real Firefox for the tests, where one is installed: told what to do by WebDriver BiDi (W3C) over its own web socket,
 * without a driver in between.
 */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** A window of Firefox. */
export interface Firefox {
  /** What its pages logged, their errors and their violations of the content security policy. */
  readonly troubles: readonly string[];
  /** Addresses that were asked for; of those over `file://` Firefox tells nothing. */
  readonly requests: readonly string[];
  /** The text of the file that a page gave to be kept, which is taken out of the download folder; null: not there yet. */
  takeDownload(): Promise<string | null>;
  /** Opens an address; returns when all that belongs to the page is loaded. */
  open(address: string): Promise<void>;
  /** The value of a JavaScript expression in the page, or what its promise gives; it must be plain JSON. */
  evaluate(expression: string): Promise<unknown>;
  /** Presses the mouse on the element that a JavaScript expression gives, as a person would, scrolled into view. */
  click(expression: string): Promise<void>;
  /** Types on the keyboard; `\uE006` is Enter (WebDriver, keyboard actions). */
  type(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Name of the installed Firefox, the one with long-term support first; undefined if there is none. */
export function installedFirefox(): string | undefined {
  return ["firefox-esr", "firefox"].find((name) => spawnSync(name, ["--version"]).status === 0);
}

/** Whatever is asked for then comes from the page; fields of dates are those of one language. */
const preferences = {
  "intl.locale.requested": "en-US",
  "app.normandy.enabled": false,
  "services.settings.server": "data:,",
  // What is typed goes to the page, not to what Firefox shows of a download.
  "browser.download.alwaysOpenPanel": false,
};

interface Message {
  readonly id?: number;
  readonly type: "success" | "error" | "event";
  readonly message?: string;
  readonly result?: unknown;
  readonly method?: string;
  readonly params?: {
    readonly text: string;
    readonly source: { readonly context: string };
    readonly request: { readonly url: string };
  };
}

/** Starts Firefox with a profile of its own and nothing on the screen; whoever calls closes it. */
export async function launchFirefox(program: string): Promise<Firefox> {
  const profile = await mkdtemp(join(tmpdir(), "nachweis-firefox-"));
  const downloads = join(profile, "downloads");
  await mkdir(downloads);
  const own = { ...preferences, "browser.download.folderList": 2, "browser.download.dir": downloads };
  const settings = Object.entries(own).map(
    ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`,
  );
  await writeFile(join(profile, "user.js"), settings.join(""));
  const args = ["--headless", "--no-remote", "--remote-debugging-port=0", "--profile", profile];
  const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
  const ended = once(child, "exit");
  // A test that is broken off must not leave it running.
  process.once("exit", () => child.kill());
  const socket = new WebSocket(`${await announcedAddress(child.stderr)}/session`);
  await once(socket, "open");

  const troubles: string[] = [];
  const requests: string[] = [];
  let context = "";
  let sent = 0;
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  socket.addEventListener("message", ({ data }) => {
    const { id = 0, type, message, result, method, params }: Message = JSON.parse(data);
    // Firefox's own viewer of PDF, in a frame of the page, logs what it thinks of a file.
    if (method === "log.entryAdded" && params?.source.context === context) troubles.push(params.text);
    if (method === "network.beforeRequestSent" && params) requests.push(params.request.url);
    if (type === "success") waiting.get(id)?.resolve(result);
    if (type === "error") waiting.get(id)?.reject(new Error(message));
  });
  const send = (method: string, params: object): Promise<unknown> => {
    sent += 1;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(sent, answer);
    socket.send(JSON.stringify({ id: sent, method, params }));
    return answer.promise;
  };
  await send("session.new", { capabilities: {} });
  await send("session.subscribe", { events: ["log.entryAdded", "network.beforeRequestSent"] });
  ({ context } = (await send("browsingContext.create", { type: "tab" })) as { context: string });
  const evaluate = async (expression: string): Promise<unknown> => {
    const { result, exceptionDetails } = (await send("script.evaluate", {
      expression: `(async () => JSON.stringify(await (${expression})))()`,
      target: { context },
      awaitPromise: true,
    })) as { result?: { value?: string }; exceptionDetails?: { text: string } };
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result?.value === undefined ? undefined : JSON.parse(result.value);
  };
  return {
    troubles,
    requests,
    async takeDownload() {
      const [name, ...others] = await readdir(downloads);
      // While it is being written there is a second one, `.part`.
      if (name === undefined || others.length > 0) return null;
      const text = await readFile(join(downloads, name), "utf8");
      if (text !== "") await rm(join(downloads, name));
      return text || null;
    },
    async open(url) {
      await send("browsingContext.navigate", { context, url, wait: "complete" });
    },
    evaluate,
    async click(expression) {
      // A page may still move between the look at it and the press: who misses looks and presses again.
      for (let attempt = 1; attempt <= 5; attempt += 1) {
        const { result, exceptionDetails } = (await send("script.evaluate", {
          expression: `(() => {
            const found = ${expression};
            found.scrollIntoView({ block: "center", behavior: "instant" });
            window.missed = true;
            const reached = () => { window.missed = false; };
            found.addEventListener("click", reached, { capture: true, once: true });
            return found;
          })()`,
          target: { context },
          awaitPromise: false,
        })) as { result?: { sharedId?: string }; exceptionDetails?: { text: string } };
        if (!result?.sharedId) throw new Error(exceptionDetails?.text ?? `no element: ${expression}`);
        const origin = { type: "element", element: { sharedId: result.sharedId } };
        await send("input.performActions", {
          context,
          actions: [
            {
              type: "pointer",
              id: "mouse",
              actions: [
                { type: "pointerMove", x: 0, y: 0, origin },
                { type: "pointerDown", button: 0 },
                { type: "pointerUp", button: 0 },
              ],
            },
          ],
        });
        // The page that a link leads to knows of no press.
        if ((await evaluate("window.missed ?? false").catch(() => false)) === false) return;
      }
      throw new Error(`five presses have missed ${expression}`);
    },
    async type(text) {
      const actions = [...text].flatMap((value) => [
        { type: "keyDown", value },
        { type: "keyUp", value },
      ]);
      await send("input.performActions", { context, actions: [{ type: "key", id: "keyboard", actions }] });
    },
    async close() {
      socket.close();
      child.kill();
      await ended;
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** The address that Firefox names on standard error, which is read to its end, so that it never fills up. */
function announcedAddress(stderr: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: stderr });
    lines.on("line", (line) => {
      const address = /^WebDriver BiDi listening on (ws:\S+)/.exec(line)?.[1];
      if (address) resolve(address);
    });
    lines.on("close", () => reject(new Error("Firefox has ended without listening")));
  });
}
