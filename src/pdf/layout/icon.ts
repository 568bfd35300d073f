import type { Icon } from "./definition.ts";

/** Icons as PDF paths on a grid of 24 × 24 (y downwards), in the colour that is set: a shape with its sign cut out. */
export const iconPaths: Readonly<Record<Icon, string>> = {
  check: `${disc()} f 1 1 1 RG 2.6 w 1 J 1 j 7 12.4 m 10.6 16 l 17.2 8.6 l S`,
  warning:
    "12 2 m 23 21.5 l 1 21.5 l h f 1 1 1 RG 1 1 1 rg 2.4 w 1 J 12 9 m 12 14.6 l S 10.7 16.6 2.6 2.6 re f",
  cross:
    "7.5 1.8 m 16.5 1.8 l 22.2 7.5 l 22.2 16.5 l 16.5 22.2 l 7.5 22.2 l 1.8 16.5 l 1.8 7.5 l h f 1 1 1 RG 2.6 w 1 J 8 8 m 16 16 l S 16 8 m 8 16 l S",
  question: `2 w ${disc(9)} S 2.2 w 1 J 9 9.6 m 9 5.8 15 5.8 15 9.6 c 15 12 12 11.8 12 14 c S 10.8 16 2.4 2.4 re f`,
  dash: `2 w ${disc(9)} S 2.4 w 1 J 7.8 12 m 16.2 12 l S`,
};

/** A circle of four Bézier curves around the middle. */
function disc(radius = 10.2): string {
  const c = radius * 0.5523;
  const [left, right] = [12 - radius, 12 + radius];
  return `${right} 12 m ${right} ${12 + c} ${12 + c} ${right} 12 ${right} c ${12 - c} ${right} ${left} ${12 + c} ${left} 12 c ${left} ${12 - c} ${12 - c} ${left} 12 ${left} c ${12 + c} ${left} ${right} ${12 - c} ${right} 12 c h`;
}
