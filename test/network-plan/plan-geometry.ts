import type { PlanPicture, PlanRect } from "../../src/network-plan/plan-picture.ts";

/** Points by which things may touch. */
const touch = 0.05;

/** Everything by which a plan would be unreadable: each fault in words. */
export function faultsOf(picture: PlanPicture): string[] {
  const { boxes, lines, texts, frames, width, height } = picture;
  const faults: string[] = [];
  boxes.forEach((box, i) => {
    for (const other of boxes.slice(i + 1))
      if (overlap(box, other)) faults.push(`boxes overlap: ${at(box)} and ${at(other)}`);
    if (!within(box, { x: 0, y: 0, width, height })) faults.push(`box beyond the sheet: ${at(box)}`);
  });
  const letters = texts.map((text) => ({
    text,
    rect: { x: text.x, y: text.y - text.size * 0.75, width: text.width, height: text.size * 0.95 },
  }));
  letters.forEach(({ text, rect }, i) => {
    if (!within(rect, { x: 0, y: 0, width, height })) faults.push(`text beyond the sheet: ${text.text}`);
    for (const box of boxes)
      if (overlap(rect, box) && !within(rect, box)) faults.push(`text leaves its box: ${text.text}`);
    for (const other of letters.slice(i + 1))
      if (overlap(rect, other.rect)) faults.push(`texts overlap: ${text.text}, ${other.text.text}`);
  });
  for (const { net, strokes } of lines)
    for (const [x1, y1, x2, y2] of strokes) {
      if (Math.abs(x1 - x2) > touch && Math.abs(y1 - y2) > touch) faults.push(`slanting line of ${net}`);
      const line = {
        x: Math.min(x1, x2),
        y: Math.min(y1, y2),
        width: Math.abs(x1 - x2),
        height: Math.abs(y1 - y2),
      };
      for (const box of boxes) if (overlap(line, box)) faults.push(`line of ${net} crosses ${at(box)}`);
      for (const { text, rect } of letters)
        if (overlap(line, rect)) faults.push(`line of ${net} crosses the text ${text.text}`);
    }
  const sites = frames.filter(({ kind }) => kind === "site");
  sites.forEach((site, i) => {
    for (const other of sites.slice(i + 1)) if (overlap(site, other)) faults.push("sites overlap");
  });
  return [...faults, ...mistakable(picture)];
}

/** Lines of two links that run along each other on the same place look like one. */
function mistakable({ lines }: PlanPicture): string[] {
  const all = lines.flatMap(({ net, strokes }) => strokes.map((stroke) => ({ net, stroke })));
  const faults: string[] = [];
  all.forEach(({ net, stroke: [ax1, ay1, ax2, ay2] }, i) => {
    for (const { net: other, stroke } of all.slice(i + 1)) {
      if (net === other) continue;
      const [bx1, by1, bx2, by2] = stroke;
      const upright = ax1 === ax2 && bx1 === bx2 && Math.abs(ax1 - bx1) < 1;
      const level = ay1 === ay2 && by1 === by2 && Math.abs(ay1 - by1) < 1;
      if (upright && Math.min(ay2, by2) - Math.max(ay1, by1) > 1)
        faults.push(`${net} and ${other} run over each other, upright at ${ax1}`);
      if (level && Math.min(ax2, bx2) - Math.max(ax1, bx1) > 1)
        faults.push(`${net} and ${other} run over each other, level at ${ay1}`);
    }
  });
  return faults;
}

/** The boxes that the lines of a link touch. */
export function touchedBy(net: string, { lines, boxes }: PlanPicture): PlanPicture["boxes"] {
  const ends = lines
    .filter((line) => line.net === net)
    .flatMap(({ strokes }) => strokes.flatMap(([x1, y1, x2, y2]) => [[x1, y1] as const, [x2, y2] as const]));
  return boxes.filter(({ x, y, width, height }) =>
    ends.some(
      ([px, py]) =>
        px > x - touch &&
        px < x + width + touch &&
        (Math.abs(py - y) < touch || Math.abs(py - y - height) < touch),
    ),
  );
}

function overlap(a: PlanRect, b: PlanRect): boolean {
  return (
    a.x + a.width > b.x + touch &&
    b.x + b.width > a.x + touch &&
    a.y + a.height > b.y + touch &&
    b.y + b.height > a.y + touch
  );
}

function within(inner: PlanRect, outer: PlanRect): boolean {
  return (
    inner.x >= outer.x - touch &&
    inner.y >= outer.y - touch &&
    inner.x + inner.width <= outer.x + outer.width + touch &&
    inner.y + inner.height <= outer.y + outer.height + touch
  );
}

function at({ kind, x, y }: PlanPicture["boxes"][number]): string {
  return `${kind} at ${Math.round(x)},${Math.round(y)}`;
}
