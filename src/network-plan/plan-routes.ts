import { compareBy, compareText } from "../text/order.ts";
import type { PlanColumns, Size } from "./plan-layout.ts";
import type { PlanEdge, PlanGraph, PlanNode } from "./plan-nodes.ts";

/** A line with its forks between two rows: from above and from below to a common height. */
interface PlanFork {
  /** Id of the link. */
  readonly net: string;
  /** Where it comes from and goes to, in points from the left, in rising order. */
  readonly above: readonly number[];
  readonly below: readonly number[];
  /** The track on which it runs across; null for an upright line. */
  readonly track: number | null;
}

/** The lines between a row and the next. */
export interface PlanChannel {
  readonly forks: readonly PlanFork[];
  readonly tracks: number;
}

/** A line that passes a row, or meets a node in it from above or below. */
interface Pin {
  readonly net: string;
  /** What it may not leave. */
  readonly least: number;
  readonly most: number;
  x: number;
}

/** Points between the places where links meet a box, from its corners, and between lines of different links. */
const [pinGap, cornerGap, lineGap] = [9, 9, 3.5];

/** So far, in points, a line is made upright. */
const jog = 7;

/**
 * Right-angled lines through the columns: upright beside the boxes of a row, across only between rows. So no line crosses a
 * box, and lines of different links meet at right angles alone.
 */
export function planChannels(
  graph: PlanGraph,
  columns: PlanColumns,
  sizeOf: (node: PlanNode) => Size,
): PlanChannel[] {
  const edges = graph.edges.filter((edge): edge is NetEdge => edge.net !== null);
  const pins = pinsOf(edges, graph, columns, sizeOf);
  const rowOf = new Map(graph.nodes.map(({ id, row }) => [id, row] as const));
  return Array.from({ length: Math.max(0, graph.rows - 1) }, (_, row) => {
    const steps = edges.flatMap(({ from, to, net }) => {
      const [upper, lower] = [pins.get(pinKey(from, "bottom", net)), pins.get(pinKey(to, "top", net))];
      return rowOf.get(from) === row && upper && lower ? [{ upper, lower }] : [];
    });
    straighten(steps);
    keepApart(steps);
    return channelOf(steps);
  });
}

type Side = "top" | "bottom";

function pinKey(node: string, side: Side, net: string): string {
  return `${side} ${net} ${node}`;
}

/** Where each link meets each node, above and below. */
function pinsOf(
  edges: readonly NetEdge[],
  graph: PlanGraph,
  { middle }: PlanColumns,
  sizeOf: (node: PlanNode) => Size,
): ReadonlyMap<string, Pin> {
  const pins = new Map<string, Pin>();
  const [fromAbove, fromBelow] = [Map.groupBy(edges, ({ to }) => to), Map.groupBy(edges, ({ from }) => from)];
  for (const { id, thing } of graph.nodes)
    if (thing.kind === "trunk") {
      const x = middle.get(id) ?? 0;
      const pin = { net: thing.net, x, least: x - 7, most: x + 7 };
      // What passes a row is one line, above it and below it.
      pins.set(pinKey(id, "top", thing.net), pin).set(pinKey(id, "bottom", thing.net), pin);
    }
  // Boxes first: the links between them, which are narrower, then stand straight above or below their pins.
  const inOrder = graph.nodes.toSorted(
    (a, b) => Number(a.thing.kind === "link") - Number(b.thing.kind === "link"),
  );
  for (const node of inOrder) {
    if (node.thing.kind === "trunk") continue;
    const [centre, half] = [middle.get(node.id) ?? 0, sizeOf(node).width / 2 - cornerGap];
    const [least, most] = [centre - half, centre + half];
    for (const side of ["top", "bottom"] as const) {
      const own = (side === "top" ? fromAbove : fromBelow).get(node.id) ?? [];
      const nets = [...Map.groupBy(own, ({ net }) => net)].map(([net, all]) => {
        const others = all.map(({ from, to }) => {
          const [other, facing] = side === "top" ? [from, "bottom" as const] : [to, "top" as const];
          return pins.get(pinKey(other, facing, net))?.x ?? middle.get(other) ?? 0;
        });
        const mean = others.reduce((sum, x) => sum + x, 0) / others.length;
        return { net, wanted: others.length > 1 && node.thing.kind === "link" ? centre : mean };
      });
      nets.sort(
        compareBy(
          (a, b) => a.wanted - b.wanted,
          (a, b) => compareText(a.net, b.net),
        ),
      );
      const places = spread(
        nets.map(({ wanted }) => wanted),
        least,
        most,
      );
      nets.forEach(({ net }, i) => {
        pins.set(pinKey(node.id, side, net), { net, x: places[i] ?? centre, least, most });
      });
    }
  }
  return pins;
}

/** Places as near as may be to the wanted ones (in rising order), apart from each other and within bounds. */
function spread(wanted: readonly number[], least: number, most: number): number[] {
  const gap = Math.min(pinGap, (most - least) / Math.max(1, wanted.length - 1));
  const out: number[] = [];
  for (const one of wanted) out.push(Math.max(one, out.length === 0 ? least : (out.at(-1) ?? 0) + gap));
  let bound = most;
  for (let i = out.length - 1; i >= 0; i--) {
    out[i] = Math.min(out[i] ?? 0, bound);
    bound = (out[i] ?? 0) - gap;
  }
  return out;
}

type NetEdge = PlanEdge & { readonly net: string };

interface Step {
  readonly upper: Pin;
  readonly lower: Pin;
}

/** Makes a line upright that nearly is. */
function straighten(steps: readonly Step[]): void {
  for (const { upper, lower } of steps) {
    const alone = steps.filter((one) => one.upper === upper || one.lower === lower).length === 1;
    if (alone && Math.abs(upper.x - lower.x) <= jog && upper.x >= lower.least && upper.x <= lower.most)
      lower.x = upper.x;
  }
}

/** Moves what comes from below off what comes from above, if it belongs to another link: else both would look like one line. */
function keepApart(steps: readonly Step[]): void {
  const uppers = new Set(steps.map(({ upper }) => upper));
  const lowers = new Set(steps.map(({ lower }) => lower));
  for (const pin of [...lowers].sort((a, b) => a.x - b.x)) {
    const others = [...uppers, ...lowers].filter((one) => one !== pin && one.net !== pin.net);
    const isFree = (x: number): boolean =>
      x >= pin.least && x <= pin.most && others.every((one) => Math.abs(one.x - x) >= lineGap - 0.01);
    const shifts = [0, 1, -1, 2, -2, 3, -3].map((steps) => pin.x + steps * lineGap);
    pin.x = shifts.find(isFree) ?? pin.x;
  }
}

/** Joins the steps that share an end, and gives each that runs across a track of its own where others are in its way. */
function channelOf(steps: readonly Step[]): PlanChannel {
  const groups: Step[][] = [];
  for (const step of steps) {
    const touching = groups.filter((group) =>
      group.some(({ upper, lower }) => upper === step.upper || lower === step.lower),
    );
    const joined = [...touching.flat(), step];
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push(joined);
  }
  const forks = groups.map((group) => {
    const [above, below] = [
      distinct(group.map(({ upper }) => upper.x)),
      distinct(group.map(({ lower }) => lower.x)),
    ];
    const all = [...above, ...below];
    return { net: group[0]?.upper.net ?? "", above, below, from: Math.min(...all), to: Math.max(...all) };
  });
  const across = forks.filter(({ from, to }) => to - from > 0.1);
  across.sort(
    compareBy(
      (a, b) => a.from - b.from,
      (a, b) => b.to - a.to,
      (a, b) => compareText(a.net, b.net),
    ),
  );
  const trackOf = tracksOf(across);
  return {
    forks: forks.map((fork) => ({
      net: fork.net,
      above: fork.above,
      below: fork.below,
      track: trackOf.get(fork) ?? null,
    })),
    tracks: Math.max(-1, ...trackOf.values()) + 1,
  };
}

interface Fork {
  readonly above: readonly number[];
  readonly below: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** The first free track of each; what comes from above passes over what goes down at the same place. */
function tracksOf<F extends Fork>(across: readonly F[]): ReadonlyMap<F, number> {
  const over = (upper: F, lower: F): boolean =>
    upper !== lower &&
    upper.above.some((x) => lower.below.some((other) => Math.abs(x - other) < lineGap - 0.01));
  const tracks = new Map<F, number>();
  const pending = new Set<F>();
  const place = (fork: F): void => {
    if (tracks.has(fork) || pending.has(fork)) return;
    pending.add(fork);
    const uppers = across.filter((one) => over(one, fork));
    for (const one of uppers) place(one);
    const least = Math.max(-1, ...uppers.map((one) => tracks.get(one) ?? -1)) + 1;
    const taken = new Set(
      [...tracks].flatMap(([one, track]) =>
        one.from - lineGap < fork.to && fork.from < one.to + lineGap ? [track] : [],
      ),
    );
    let track = least;
    while (taken.has(track)) track += 1;
    tracks.set(fork, track);
  };
  for (const fork of across) place(fork);
  return tracks;
}

function distinct(places: readonly number[]): number[] {
  return places.toSorted((a, b) => a - b).filter((x, i, all) => i === 0 || x - (all[i - 1] ?? 0) > 0.1);
}
