import type { ImportFact, SourceFacts } from "./source-facts.ts";

/** A boundary of the architecture: what it forbids, and why. */
export interface Boundary {
  readonly name: string;
  /** The reason, for whoever runs into it, and what to do instead. */
  readonly why: string;
  /** Yields what breaks it, each with its line. */
  find(facts: SourceFacts): Iterable<{ readonly line: number; readonly what: string }>;
}

/** What breaks a boundary, and where: `src/rules/x.ts:2 uses Date.now`. */
export interface Violation {
  readonly boundary: string;
  readonly message: string;
}

/** Most lines of a source file. */
export const mostLines = 300;

/** Folders that know the model (and the catalogue) and nothing of each other. */
const working = ["source", "assess", "rules", "report", "reporters", "formats", "pdf", "seal"];

/** For each folder of `src/` (or file directly in it) the folders that it may import beside itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  model: [],
  text: [],
  catalogue: ["model", "text"],
  ...Object.fromEntries(working.map((folder) => [folder, ["model", "text", "catalogue"]])),
  // What a foreign file says becomes content: read by formats/, written and proved by source/edit/.
  import: ["model", "text", "catalogue", "formats", "source"],
  drawing: [],
  "network-plan": ["model", "text", "drawing"],
  pdf: ["model", "text", "catalogue", "network-plan"],
  "pipeline.ts": ["model", "text", "catalogue", "source", "assess", "rules", "report"],
  // Edits of the content, proved by judging it anew.
  rename: ["model", "text", "catalogue", "source", "assess", "rules", "report", "pipeline.ts"],
  "index.ts": ["model", "text", "catalogue", ...working, "pipeline.ts"],
  publish: ["model", "text", "catalogue", "drawing", ...working, "network-plan", "pipeline.ts"],
  cli: ["model", "text", "catalogue", ...working, "pipeline.ts", "publish", "import", "rename", "lsp"],
  lsp: ["model", "text", "catalogue", ...working, "pipeline.ts", "rename"],
};

/** Modules of the model that only what comes before the report may see. */
const beforeReport = ["src/model/project.ts", "src/model/problem.ts", "src/model/assessed.ts"];

/** What makes folders, one at a time. */
const makingFolders = ["src/publish/make-folder.ts", "src/source/edit/write.ts", "src/source/write-tree.ts"];

/** `src/rules/run.ts` → `rules`; `src/pipeline.ts` → `pipeline.ts`; null outside of `src/`. */
function folderOf(path: string): string | null {
  return /^src\/([^/]+)/.exec(path)?.[1] ?? null;
}

function isIn(path: string, ...folders: readonly string[]): boolean {
  return folders.includes(folderOf(path) ?? "");
}

function importsOf(facts: SourceFacts, pattern: RegExp): { line: number; what: string }[] {
  return facts.imports
    .filter(({ specifier }) => pattern.test(specifier))
    .map(({ line, specifier }) => ({ line, what: `imports ${specifier}` }));
}

function globalsOf(facts: SourceFacts, pattern: RegExp): { line: number; what: string }[] {
  return facts.globals
    .filter(({ name }) => pattern.test(name))
    .map(({ line, name }) => ({ line, what: `uses ${name}` }));
}

/** Scripts that run in the reader's browser, where the reader's own surroundings are meant. */
function isBrowserScript({ path }: SourceFacts): boolean {
  return path.startsWith("site/client/");
}

/** The boundaries, in the order of CONTRIBUTING.md. */
export const boundaries: readonly Boundary[] = [
  {
    name: "folders",
    why: "Each folder can be read and tested alone: model/ and text/ know nothing of ours, the working folders know model/, text/ and catalogue/, and pipeline.ts puts them together. Move what two folders share to model/ (types) or text/ (no domain words), or put the two together in cli/.",
    *find({ path, imports }) {
      const folder = folderOf(path);
      if (folder === null) return;
      const may = allowed[folder];
      if (!may) {
        yield { line: 1, what: `lies in ${folder}, which has no place in the architecture yet` };
        return;
      }
      for (const { file, line } of imports) {
        if (file === null || file === "package.json") continue;
        const target = folderOf(file);
        if (target === folder || (target !== null && may.includes(target))) continue;
        if (/^schemas\//.test(file) && folder === "source") continue;
        yield { line, what: `imports ${file}` };
      }
    },
  },
  {
    name: "report-alone",
    why: "What is published comes from the report, after clearance has been applied to it; whoever sees the project or its assessment could show what has been withheld. Add what you need to the Report in src/report/.",
    *find({ path, imports }) {
      if (!isIn(path, "pdf", "network-plan", "reporters", "formats")) return;
      for (const { file, line } of imports)
        if (file !== null && beforeReport.includes(file)) yield { line, what: `imports ${file}` };
    },
  },
  {
    name: "site-data",
    why: "The site sees the report and the copies of evidence that may be shown, through site/src/data.ts alone: so that no page reads content past the clearance. Of the toolkit it may import model/ (but for what comes before the report), text/ and drawing/, which are pure and hold no content. Export what else you need from data.ts.",
    *find({ path, imports }) {
      if (!path.startsWith("site/") || path === "site/src/data.ts") return;
      for (const { file, line, specifier } of imports) {
        const isPure =
          /^src\/(?:model|text|drawing)\//.test(file ?? "") && !beforeReport.includes(file ?? "");
        if (file !== null && !file.startsWith("site/") && !isPure) yield { line, what: `imports ${file}` };
        else if (/^(?:node:)?fs(?:\/|$)/.test(specifier)) yield { line, what: `imports ${specifier}` };
      }
    },
  },
  {
    name: "file-system",
    why: "Files are read in source/ and written by source/, publish/ and cli/ alone, so that everything else runs in memory, in a test and in an editor. Take bytes or text as an argument.",
    *find(facts) {
      if (folderOf(facts.path) === null || isIn(facts.path, "source", "publish", "cli")) return;
      yield* importsOf(facts, /^(?:node:)?fs(?:\/|$)/);
    },
  },
  {
    name: "making-folders",
    why: "Where no folder can be made (/proc, a share that is gone), Node's recursive mkdir tries again for ever. Use makeFolder of publish/make-folder.ts, or writeChanges for content; the files that may import mkdir make one folder at a time.",
    *find({ path, imports }) {
      if (makingFolders.includes(path)) return;
      for (const { specifier, names, line } of imports)
        if (/^(?:node:)?fs(?:\/|$)/.test(specifier))
          for (const name of names.filter((one) => /^mkdir(?:Sync)?$/.test(one)))
            yield { line, what: `imports ${name}` };
    },
  },
  {
    name: "programs",
    why: "Other programs are started from source/git.ts alone, which asks Git about content by commands that apply nothing; each is a way out of the sandbox (SECURITY.md).",
    *find(facts) {
      if (facts.path === "src/source/git.ts") return;
      yield* importsOf(facts, /^(?:node:)?(?:child_process|cluster)$/);
    },
  },
  {
    name: "console",
    why: "Only cli/ talks to a person; everything else returns what it has to say, so that it can also stand in a file, an editor or a test.",
    *find(facts) {
      if (isIn(facts.path, "cli")) return;
      yield* globalsOf(facts, /^console$/);
      yield* importsOf(facts, /^(?:node:)?(?:console|readline)(?:\/|$)/);
    },
  },
  {
    name: "clock",
    why: "Every result is computed for one day that is handed in (--as-of), so that the same content gives the same bytes tomorrow. Take the day as an argument; cli/clock.ts knows today, and on a page site/client/remarks/today.ts the day of a remark.",
    *find(facts) {
      if (isIn(facts.path, "cli") || facts.path === "site/client/remarks/today.ts") return;
      yield* globalsOf(facts, /^(?:Date\b.*|new Date\(\)|performance|Temporal)$/);
      yield* importsOf(facts, /^(?:node:)?perf_hooks$/);
      // Publishing gives way to other work for a moment.
      if (!isIn(facts.path, "publish")) yield* importsOf(facts, /^(?:node:)?timers(?:\/|$)/);
    },
  },
  {
    name: "surroundings",
    why: "Only cli/ looks at arguments and terminal, publish/ at the process and its folders, and source/ hands the environment to git; a result must not depend on the machine that computes it. Take the value as an argument.",
    *find(facts) {
      if (facts.path === "site/src/data.ts" || isBrowserScript(facts)) return;
      if (isIn(facts.path, "cli", "lsp", "source", "publish")) return;
      yield* globalsOf(facts, /^(?:process|globalThis)$/);
      yield* importsOf(facts, /^(?:node:)?(?:process|os)$/);
    },
  },
  {
    name: "pure",
    why: "assess/, rules/, report/ and network-plan/ are pure, like model/, text/ and drawing/: a whole audit runs on in-memory sources in a test. Of Node.js they may use createHash and posix paths, which compute from what they are given.",
    *find(facts) {
      if (!isIn(facts.path, "assess", "rules", "report", "network-plan", "model", "text", "drawing")) return;
      const isPure = ({ specifier, names }: ImportFact): boolean =>
        (specifier === "node:crypto" && names.every((name) => name === "createHash")) ||
        (specifier === "node:path" && names.every((name) => name === "posix"));
      for (const fact of facts.imports) {
        if (!/^node:/.test(fact.specifier) || isPure(fact)) continue;
        yield { line: fact.line, what: `imports ${fact.names.join(", ")} from ${fact.specifier}` };
      }
      yield* globalsOf(facts, /^(?:crypto|Math\.random|fetch|require)$/);
    },
  },
  {
    name: "cryptography",
    why: "Keys, signatures, encryption and salts are made in seal/ alone, of what Node.js brings: a mistake there makes a seal worthless without anybody noticing, so there is one place to look at. Digests (createHash) and names for temporary files (randomUUID) are free to all that may use them.",
    *find({ path, imports }) {
      if (isIn(path, "seal")) return;
      const free = new Set(["createHash", "Hash", "randomUUID"]);
      for (const { specifier, names, line } of imports)
        if (/^(?:node:)?crypto$/.test(specifier))
          for (const name of names.filter((one) => !free.has(one))) yield { line, what: `imports ${name}` };
    },
  },
  {
    name: "network",
    why: "Nothing is loaded from elsewhere at run time: content and report are confidential, and an audit must work without a network. (`nachweis dev` serves the site to this machine.)",
    *find(facts) {
      yield* globalsOf(facts, /^fetch$/);
      if (facts.path === "src/publish/dev-server.ts") return;
      yield* importsOf(facts, /^(?:node:)?(?:https?|http2|net|tls|dgram|dns)(?:\/|$)/);
    },
  },
  {
    name: "locale",
    why: "Nothing is sorted or printed by the machine's language or time zone: the same content gives the same bytes everywhere. Use text/order.ts to compare and text/date.ts for days. (Intl.Segmenter with “und” splits letters alike everywhere.)",
    *find(facts) {
      if (facts.path === "src/cli/clock.ts" || isBrowserScript(facts)) return;
      yield* globalsOf(facts, /^\./);
      if (facts.path !== "src/pdf/layout/shaping.ts") yield* globalsOf(facts, /^Intl$/);
    },
  },
  {
    name: "length",
    why: `A file of more than ${mostLines} lines has more than one reason to change. Split it by what changes together, and name each part by what is in it (never “utils”).`,
    *find({ path, lines }) {
      if (path.endsWith(".ts") && lines > mostLines)
        yield { line: mostLines + 1, what: `has ${lines} lines` };
    },
  },
  {
    name: "docstrings",
    why: "What other files use says in a docstring what it returns, in which unit, what it throws, and where a rule of the domain comes from: so that nobody must read it to use it.",
    *find({ path, undocumented }) {
      if (!path.endsWith(".ts")) return;
      for (const { name, line } of undocumented) yield { line, what: `exports ${name} without a docstring` };
    },
  },
];

/** Everything in a source file that breaks a boundary. */
export function violationsOf(facts: SourceFacts): Violation[] {
  return boundaries.flatMap(({ name, find }) =>
    [...find(facts)].map(({ line, what }) => ({
      boundary: name,
      message: `${facts.path}:${line} ${what}`,
    })),
  );
}
