import { expect, test } from "vitest";
import { layeredGraph, type PlacedBox } from "../../src/drawing/layered-graph.ts";
import { layersOf } from "../../src/drawing/layers.ts";
import fc from "../properties.ts";

const box = (id: string, height = 40) => ({ id, width: 100, height });
const edge = (from: string, to: string, kind = "all") => ({ from, to, kind });

/** Graphs with circles, doubled edges, edges to themselves and to what is not there. */
const graphs = fc.integer({ min: 1, max: 14 }).chain((count) =>
  fc.record({
    nodes: fc.array(fc.integer({ min: 20, max: 90 }), { minLength: count, maxLength: count }),
    edges: fc.array(
      fc
        .tuple(fc.nat(count), fc.nat(count), fc.constantFrom("all", "one"))
        .map(([from, to, kind]) => edge(`n${from}`, `n${to}`, kind)),
      { maxLength: 30 },
    ),
  }),
);
const drawn = ({ nodes, edges }: { nodes: number[]; edges: ReturnType<typeof edge>[] }) =>
  layeredGraph(
    nodes.map((height, place) => box(`n${place}`, height)),
    edges,
    500,
  );

/** Points of a path, bends as 16 steps. */
function pointsOf(d: string): [number, number][] {
  const points: [number, number][] = [];
  for (const [, command = "", rest = ""] of d.matchAll(/([MVC])([^MVC]*)/g)) {
    const numbers = rest.trim().split(" ").map(Number);
    const [x0, y0] = points.at(-1) ?? [0, 0];
    if (command === "M") points.push([numbers[0] ?? 0, numbers[1] ?? 0]);
    if (command === "V") points.push([x0, numbers[0] ?? 0]);
    if (command === "C") {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = numbers;
      for (let step = 1; step <= 16; step++) {
        const [t, u] = [step / 16, 1 - step / 16];
        const at = (a: number, b: number, c: number, e: number) =>
          u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * e;
        points.push([at(x0, x1, x2, x3), at(y0, y1, y2, y3)]);
      }
    }
  }
  return points;
}
const isInside = ({ x, y, width, height }: PlacedBox, [px, py]: readonly [number, number]) =>
  px > x + 0.2 && px < x + width - 0.2 && py > y + 0.2 && py < y + height - 0.2;

test("boxes lie apart, lines run behind none, and all is within the picture", () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const { width, height, boxes, lines } = drawn(graph);
      expect(boxes).toHaveLength(graph.nodes.length);
      for (const [place, a] of boxes.entries()) {
        expect(a.x).toBeGreaterThanOrEqual(-0.1);
        expect(a.x + a.width).toBeLessThanOrEqual(width + 0.1);
        expect(a.y + a.height).toBeLessThanOrEqual(height + 0.1);
        for (const b of boxes.slice(place + 1))
          expect(
            a.x + a.width <= b.x + 0.1 ||
              b.x + b.width <= a.x + 0.1 ||
              a.y + a.height <= b.y ||
              b.y + b.height <= a.y,
          ).toBe(true);
      }
      for (const { d } of lines)
        for (const point of pointsOf(d)) {
          expect(boxes.filter((one) => isInside(one, point))).toEqual([]);
          expect(point[0]).toBeGreaterThanOrEqual(-0.1);
          expect(point[0]).toBeLessThanOrEqual(width + 0.1);
          expect(point[1]).toBeLessThanOrEqual(height + 0.1);
        }
    }),
  );
});

test("each edge is drawn from below one box to the top of the other", () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const { boxes, lines } = drawn(graph);
      const boxOf = new Map(boxes.map((one) => [one.id, one]));
      for (const { from, to, kind } of graph.edges) {
        const [a, b] = [boxOf.get(from), boxOf.get(to)];
        if (!a || !b || a === b) continue;
        const [upper, lower] = a.y < b.y ? [a, b] : [b, a];
        const touches = lines.some((line) => {
          const points = pointsOf(line.d);
          const meets = (x: number, y: number) =>
            points.some(([px, py]) => Math.abs(px - x) < 0.2 && Math.abs(py - y) < 0.2);
          return (
            line.kind === kind &&
            line.up === b.y < a.y &&
            meets(upper.x + upper.width / 2, upper.y + upper.height) &&
            meets(lower.x + lower.width / 2, lower.y)
          );
        });
        expect(touches, `${from} ${to}`).toBe(true);
      }
    }),
  );
});

test("a picture fits its width, however many boxes a layer has", () => {
  const nodes = Array.from({ length: 40 }, (_, place) => box(`n${place}`));
  expect(layeredGraph(nodes, [], 500).width).toBeLessThanOrEqual(500);
  const star = nodes.slice(1).map(({ id }) => edge("n0", id));
  expect(layeredGraph(nodes, star, 500).width).toBeLessThanOrEqual(500);
});

test("edges to the same end are one line; what is one of several is another", () => {
  const nodes = ["a", "b", "c", "d"].map((id) => box(id));
  const edges = [edge("a", "d"), edge("b", "d"), edge("c", "d", "one")];
  const { lines } = layeredGraph(nodes, edges, 500);
  expect(lines.map(({ kind }) => kind).sort()).toEqual(["all", "one"]);
});

test("what closes a circle goes up; a chain may be as long as it likes", () => {
  const { down, up, layerOf } = layersOf(["a", "b", "c"], [edge("a", "b"), edge("b", "c"), edge("c", "a")]);
  expect(down.map(({ to }) => to)).toEqual(["b", "c"]);
  expect(up).toEqual([edge("c", "a")]);
  expect([...layerOf]).toEqual([
    ["a", 0],
    ["b", 1],
    ["c", 2],
  ]);
  const ids = Array.from({ length: 20_000 }, (_, place) => `n${place}`);
  const chain = ids.slice(1).map((id, place) => edge(`n${place}`, id));
  expect(layersOf(ids, chain).layerOf.get("n19999")).toBe(19_999);
});
