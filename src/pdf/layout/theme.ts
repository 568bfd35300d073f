import type { Orientation, Tone } from "./definition.ts";

/** Points in `value` millimetres. */
export const mm = (value: number): number => (value * 72) / 25.4;

/** Sheets by how they are held, in points: A4, and larger ones across. */
export const sheets = {
  portrait: { width: 595.28, height: 841.89 },
  landscape: { width: 841.89, height: 595.28 },
  a3: { width: 1190.55, height: 841.89 },
  a2: { width: 1683.78, height: 1190.55 },
  a1: { width: 2383.94, height: 1683.78 },
  a0: { width: 3370.39, height: 2383.94 },
} as const satisfies Record<Orientation, { readonly width: number; readonly height: number }>;

/** Page margins in points; running head and foot stand inside top and bottom. */
export const margin = { left: mm(22), right: mm(20), top: mm(27), bottom: mm(24) } as const;

/** Colours of KERN, the design system of the German public administration, as sRGB. */
export const color = {
  text: "#1d2034",
  muted: "#454b6b",
  accent: "#2044aa",
  rule: "#a9aec6",
  hairline: "#c0c3d5",
  tint: "#e8e9ef",
  faint: "#f3f4f7",
  white: "#ffffff",
} as const;

/** Look of a tone: `ink` for text and icons on white, `fill` with `onFill` for bars, `pattern` tells it in grey too. */
export interface ToneLook {
  readonly ink: string;
  readonly fill: string;
  readonly onFill: string;
  readonly tint: string;
  readonly pattern: "solid" | "rising" | "falling" | "outline";
  /** Colour of the pattern's stripes. */
  readonly stripes: string;
}

/** The look of each tone: ink and fill differ in lightness, and in pattern where colour is gone. */
export const tones: Readonly<Record<Tone, ToneLook>> = {
  neutral: {
    ink: "#1d2034",
    fill: "#5b6185",
    onFill: "#ffffff",
    tint: "#f3f4f7",
    pattern: "solid",
    stripes: "#ffffff",
  },
  muted: {
    ink: "#454b6b",
    fill: "#dfe1ea",
    onFill: "#1d2034",
    tint: "#f3f4f7",
    pattern: "outline",
    stripes: "#454b6b",
  },
  accent: {
    ink: "#2044aa",
    fill: "#2044aa",
    onFill: "#ffffff",
    tint: "#eff3fa",
    pattern: "solid",
    stripes: "#ffffff",
  },
  success: {
    ink: "#007155",
    fill: "#007155",
    onFill: "#ffffff",
    tint: "#e5f8f0",
    pattern: "solid",
    stripes: "#ffffff",
  },
  warning: {
    ink: "#925400",
    fill: "#ffb53a",
    onFill: "#1d2034",
    tint: "#fff3dc",
    pattern: "rising",
    stripes: "#925400",
  },
  danger: {
    ink: "#c31c13",
    fill: "#c31c13",
    onFill: "#ffffff",
    tint: "#fef0ee",
    pattern: "falling",
    stripes: "#fdc5bb",
  },
};

/** Size and line height in points. */
export interface TextLook {
  readonly size: number;
  readonly leading: number;
}

/** Sizes and distances of lines, in points. */
export const text = {
  title: { size: 26, leading: 32 },
  subtitle: { size: 13, leading: 18 },
  body: { size: 9.5, leading: 13.5 },
  lead: { size: 11, leading: 16 },
  small: { size: 8, leading: 11 },
  cell: { size: 8, leading: 10.8 },
  fact: { size: 8.8, leading: 12 },
  furniture: { size: 7.5, leading: 10 },
  headings: [
    { size: 18, leading: 23 },
    { size: 13.5, leading: 18 },
    { size: 11, leading: 15 },
    { size: 10, leading: 14 },
    { size: 9.5, leading: 13.5 },
    { size: 9.5, leading: 13.5 },
  ],
} as const satisfies Record<string, TextLook | readonly TextLook[]>;

/** Space above a heading of each level, and between blocks, in points. */
export const space = {
  headings: [26, 20, 15, 12, 10, 10],
  afterHeading: 5,
  block: 8,
  item: 2.5,
  cell: { x: 4.5, y: 3.6 },
} as const;
