import type { SourceFacts } from "./source-facts.ts";

/**
 * Groups of files that import each other when the program runs, each sorted; types don't count. In a circle no file can be
 * understood, tested or loaded before the others.
 */
export function circlesOf(files: readonly SourceFacts[]): readonly (readonly string[])[] {
  const imports = new Map(
    files.map(({ path, imports }) => [
      path,
      imports.flatMap(({ file, isType }) => (file === null || isType ? [] : [file])),
    ]),
  );
  const reached = new Map(files.map(({ path }) => [path, reachedFrom(path, imports)]));
  const circles = new Map<string, readonly string[]>();
  for (const [path, others] of reached) {
    const circle = [...others].filter((other) => reached.get(other)?.has(path)).sort();
    if (circle.includes(path)) circles.set(circle.join(), circle);
  }
  return [...circles.values()];
}

function reachedFrom(path: string, imports: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [path];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const file of imports.get(next) ?? []) {
      if (reached.has(file)) continue;
      reached.add(file);
      open.push(file);
    }
  }
  return reached;
}
