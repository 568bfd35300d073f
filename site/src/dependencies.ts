/** The picture of what depends on what: a layered graph, laid out here so that a page needs no script for it. */
import { linesOf } from "./box-text.ts";
import { type ReportObject, report } from "./data.ts";
import { group, objects } from "./lookup.ts";

/** An object needs another. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  /** One of several, of which one suffices. */
  readonly alternative: boolean;
}

/** All dependencies between objects that exist. */
export const edges: readonly Edge[] = report.objects.flatMap((object) =>
  object.dependsOn.flatMap((choice) =>
    choice
      .filter((to) => objects.has(to))
      .map((to) => ({ from: object.id, to, alternative: choice.length > 1 })),
  ),
);
const edgesFrom = group(edges, (edge) => edge.from);
const edgesTo = group(edges, (edge) => edge.to);

/** What depends directly on an object. */
export function dependants(id: string): readonly Edge[] {
  return edgesTo.get(id) ?? [];
}

/** The object, everything it depends on and everything that depends on it, directly or not. */
export function related(id: string): readonly ReportObject[] {
  const found = new Set([id]);
  const follow = (start: string, next: (id: string) => readonly string[]) => {
    const open = [start];
    for (let current = open.pop(); current !== undefined; current = open.pop()) {
      for (const other of next(current)) {
        if (found.has(other)) continue;
        found.add(other);
        open.push(other);
      }
    }
  };
  follow(id, (current) => (edgesFrom.get(current) ?? []).map((edge) => edge.to));
  const below = new Set(found);
  follow(id, (current) =>
    (edgesTo.get(current) ?? []).map((edge) => edge.from).filter((other) => !below.has(other)),
  );
  return report.objects.filter((object) => found.has(object.id));
}

interface Box {
  readonly object: ReportObject;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly lines: readonly string[];
}

/** A drawing of dependencies, in pixels; `d` is the path of a line (SVG). */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly paths: readonly { readonly d: string; readonly alternative: boolean }[];
}

/** Width of a box, in pixels. */
export const boxWidth = 168;
/** Height of a line of text. */
export const lineHeight = 17;
/** Boxes are as high as three lines need; longer titles make theirs higher. */
const leastHeight = 58;
const gapX = 34;
const gapY = 14;
const lineLength = 21;

/** Lays objects out in columns: whatever depends on something stands left of it. */
export function picture(shown: readonly ReportObject[]): Picture {
  const ids = new Set(shown.map((object) => object.id));
  const inside = edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to) && edge.from !== edge.to);
  const depth = depths(shown, inside);
  const columns: ReportObject[][] = [];
  for (const object of shown) {
    const place = depth.get(object.id) ?? 0;
    while (columns.length <= place) columns.push([]);
    columns[place]?.push(object);
  }
  sortColumns(columns, inside);
  const stacks = columns.map(stackOf);
  const height = Math.max(leastHeight, ...stacks.map((stack) => stack.height));
  const boxes = stacks.flatMap((stack, place) =>
    stack.boxes.map((box) => ({
      ...box,
      x: place * (boxWidth + gapX),
      y: box.y + (height - stack.height) / 2,
    })),
  );
  const boxOf = new Map(boxes.map((box) => [box.object.id, box]));
  return {
    width: Math.max(1, columns.length) * (boxWidth + gapX) - gapX,
    height,
    boxes,
    paths: inside.flatMap(({ from, to, alternative }) => {
      const [start, end] = [boxOf.get(from), boxOf.get(to)];
      return start && end ? [{ d: curve(start, end), alternative }] : [];
    }),
  };
}

/** The boxes of a column, one below the other. */
function stackOf(column: readonly ReportObject[]): {
  readonly height: number;
  readonly boxes: readonly Omit<Box, "x">[];
} {
  let bottom = -gapY;
  const boxes = column.map((object) => {
    const lines = linesOf(object.title, lineLength);
    const height = Math.max(leastHeight, (lines.length + 0.5) * lineHeight);
    const y = bottom + gapY;
    bottom = y + height;
    return { object, lines, height, y };
  });
  return { height: bottom, boxes };
}

function curve(start: Box, end: Box): string {
  const [x1, y1, x2, y2] = [start.x + boxWidth, start.y + start.height / 2, end.x, end.y + end.height / 2];
  const bend = Math.max(gapX / 2, (x2 - x1) / 2);
  return `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

/** The longest way to each object; an edge that closes a circle is left out of the counting. */
function depths(shown: readonly ReportObject[], inside: readonly Edge[]): ReadonlyMap<string, number> {
  const incoming = group(inside, (edge) => edge.to);
  const depth = new Map<string, number>();
  const onTheWay = new Set<string>();
  const measure = (id: string): number => {
    const known = depth.get(id);
    if (known !== undefined) return known;
    if (onTheWay.has(id)) return -1;
    onTheWay.add(id);
    const own = Math.max(0, ...(incoming.get(id) ?? []).map((edge) => measure(edge.from) + 1));
    onTheWay.delete(id);
    depth.set(id, own);
    return own;
  };
  for (const object of shown) measure(object.id);
  return depth;
}

/** Puts each object near the middle of what it is connected with in the column before: fewer crossings. */
function sortColumns(columns: ReportObject[][], inside: readonly Edge[]): void {
  const incoming = group(inside, (edge) => edge.to);
  const places = new Map<string, number>();
  for (const column of columns) {
    const middle = new Map(
      column.map((object, row) => {
        const before = (incoming.get(object.id) ?? []).flatMap((edge) => places.get(edge.from) ?? []);
        return [
          object.id,
          before.length === 0 ? row : before.reduce((sum, place) => sum + place, 0) / before.length,
        ];
      }),
    );
    column.sort((a, b) => (middle.get(a.id) ?? 0) - (middle.get(b.id) ?? 0));
    column.forEach((object, row) => {
      places.set(object.id, row / Math.max(1, column.length - 1));
    });
  }
}
