import type { Picture } from "./definition.ts";
import { liesOnItsSide } from "./exif-orientation.ts";
import type { Parent } from "./paragraph.ts";
import { type Setting, Tag } from "./setting.ts";
import type { Strip } from "./strip.ts";
import { margin, space } from "./theme.ts";

/** Points that a pixel takes at most: coarse pictures are not blown up. */
const largestPixel = 0.75;

/** Highest picture in points: beside it a heading and a line of text stand on the same page, upright or across. */
const highest = 370;

/** A picture as Figure with an alternative text. */
export function picture(setting: Setting, block: Picture, width: number, parent: Parent): Strip {
  const { image, alt } = block;
  const [across, down] = liesOnItsSide(image.turned)
    ? [image.height, image.width]
    : [image.width, image.height];
  const scale = Math.min(largestPixel, width / across, highest / down);
  const [shownWidth, height] = [across * scale, down * scale];
  return {
    height,
    above: space.block,
    below: space.block + 2,
    draw(canvas, x, y) {
      const bbox = [margin.left, canvas.height - y - height, margin.left + shownWidth, canvas.height - y];
      const tag = new Tag(setting.file, "Figure", parent, {
        alt,
        attributes: [{ O: "Layout", Placement: "Block", BBox: bbox }],
      });
      canvas.image(tag.open(), image, { x, y, width: shownWidth, height });
      tag.close();
    },
  };
}
