import type { PlanBox, PlanLine, PlanPicture } from "../../network-plan/plan-picture.ts";
import type { NetworkPlanBlock } from "./definition.ts";
import { n, type PageCanvas, rgb } from "./page-canvas.ts";
import type { Parent } from "./paragraph.ts";
import { type Setting, Tag } from "./setting.ts";
import type { Strip } from "./strip.ts";
import type { StructureElement } from "./structure-tree.ts";
import { TextBox } from "./text-box.ts";
import { color, margin, space, tones } from "./theme.ts";

/** A network plan as Figure, drawn with the lines and letters of the document. */
export function networkPlan(setting: Setting, block: NetworkPlanBlock, parent: Parent): Strip {
  const { picture, scale, alt } = block;
  const [width, height] = [picture.width * scale, picture.height * scale];
  return {
    height,
    above: space.block,
    below: space.block + 2,
    draw(canvas, x, y) {
      const bbox = [margin.left, canvas.height - y - height, margin.left + width, canvas.height - y];
      const attributes = [{ O: "Layout", Placement: "Block", BBox: bbox }];
      const tag = new Tag(setting.file, "Figure", parent, { alt, attributes });
      const element = tag.open();
      canvas.path(element, `${n(scale)} 0 0 ${n(scale)} ${n(x)} ${n(y)} cm\n${drawing(picture)}`);
      for (const sign of picture.signs)
        canvas.icon(
          element,
          "warning",
          x + sign.x * scale,
          y + (sign.y + sign.size * 0.85) * scale,
          sign.size * scale,
          tones.warning.ink,
        );
      drawTexts(setting, canvas, element, picture, scale, x, y);
      tag.close();
    },
  };
}

/** Frames, lines and boxes, each over what came before. */
function drawing({ frames, lines, boxes }: PlanPicture): string {
  const out = frames.map(({ kind, x, y, width, height }) => {
    const path = rounded(x, y, width, height, 3);
    if (kind === "zone") return `${rgb(color.tint)} rg ${path} f`;
    const dash = kind === "outside" ? "[2 3]" : "[]";
    return `${rgb(color.muted)} RG 0.8 w ${dash} 0 d ${path} S`;
  });
  for (const line of lines) out.push(lineOf(line));
  out.push("[] 0 d");
  for (const box of boxes) out.push(boxOf(box));
  return out.join("\n");
}

function lineOf({ strokes, dots, critical, external }: PlanLine): string {
  const ink = rgb(critical ? tones.warning.ink : color.text);
  const paths = strokes.map(([x1, y1, x2, y2]) => `${n(x1)} ${n(y1)} m ${n(x2)} ${n(y2)} l`);
  const forks = dots.map(([x, y]) => `${rounded(x - 1.7, y - 1.7, 3.4, 3.4, 1.7)} f`);
  return [
    `${ink} RG ${ink} rg ${critical ? 1.6 : 0.8} w ${external ? "[4 2.5]" : "[]"} 0 d`,
    `${paths.join(" ")} S`,
    ...forks,
  ].join("\n");
}

function boxOf({ kind, marked, x, y, width, height }: PlanBox): string {
  const isLink = kind === "link";
  const radius = isLink ? height / 2 : 2;
  const ink = rgb(isLink && marked ? tones.warning.ink : color.text);
  const fill = rgb(kind === "site" ? tones.accent.tint : color.white);
  const look = `${ink} RG ${fill} rg ${isLink && marked ? 1.6 : 0.8} w`;
  // Several like objects are a pile.
  const below = kind === "group" && marked ? `${rounded(x + 3, y + 3, width, height, radius)} B\n` : "";
  return `${look}\n${below}${rounded(x, y, width, height, radius)} B`;
}

function drawTexts(
  setting: Setting,
  canvas: PageCanvas,
  element: StructureElement,
  { texts }: PlanPicture,
  scale: number,
  left: number,
  top: number,
): void {
  for (const { x, y, text, size, bold, muted, german } of texts) {
    const lang = german ? "de" : setting.language;
    const style = {
      size: size * scale,
      leading: size * scale * 1.2,
      bold,
      color: muted ? color.muted : color.text,
      lang: setting.language,
    };
    const run = { text, whole: true, ...(lang === setting.language ? {} : { lang }) };
    // It was broken into lines before: none is broken again.
    const box = new TextBox(setting, [run], style, Number.MAX_SAFE_INTEGER);
    box.draw(canvas, left + x * scale, top + y * scale - style.leading / 2 - style.size * 0.34, element);
  }
}

/** A rectangle with rounded corners, of lines and Bézier curves. */
function rounded(x: number, y: number, width: number, height: number, radius: number): string {
  const r = Math.min(radius, width / 2, height / 2);
  const c = r * 0.4477;
  const [right, bottom] = [x + width, y + height];
  return [
    `${n(x + r)} ${n(y)} m ${n(right - r)} ${n(y)} l`,
    `${n(right - c)} ${n(y)} ${n(right)} ${n(y + c)} ${n(right)} ${n(y + r)} c`,
    `${n(right)} ${n(bottom - r)} l`,
    `${n(right)} ${n(bottom - c)} ${n(right - c)} ${n(bottom)} ${n(right - r)} ${n(bottom)} c`,
    `${n(x + r)} ${n(bottom)} l`,
    `${n(x + c)} ${n(bottom)} ${n(x)} ${n(bottom - c)} ${n(x)} ${n(bottom - r)} c`,
    `${n(x)} ${n(y + r)} l`,
    `${n(x)} ${n(y + c)} ${n(x + c)} ${n(y)} ${n(x + r)} ${n(y)} c h`,
  ].join(" ");
}
