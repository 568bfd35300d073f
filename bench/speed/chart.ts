import { type Measured, ratioOf } from "./table.ts";

const [width, row, label, top] = [1080, 38, 540, 46];

/** A picture of ratios beside their targets: how much of the target each takes, 1 where it is just met. */
export function chartOf(measured: readonly Measured[]): string {
  const parts = measured.map((one) => ratioOf(one) / one.target);
  const most = Math.max(1.25, ...parts);
  const scale = (width - label - 90) / most;
  const goal = label + scale;
  const bars = measured.map((one, n) => {
    const [part = 0, y] = [parts[n], top + n * row];
    const isMet = part <= 1;
    return `<text x="${label - 10}" y="${y + 11}" text-anchor="end">${escaped(one.what)}</text>
<text x="${label - 10}" y="${y + 24}" text-anchor="end" font-size="11" fill="#555">${escaped(one.of)}</text>
<rect x="${label}" y="${y}" width="${(part * scale).toFixed(1)}" height="22" fill="${isMet ? "#1f6f54" : "#9a4a00"}"/>`;
  });
  // Over the line, which would strike them through.
  const numbers = parts.map(
    (part, n) =>
      `<text x="${(label + part * scale + 8).toFixed(1)}" y="${top + n * row + 16}" stroke="#fff" stroke-width="5" paint-order="stroke">${part.toFixed(2)}${part <= 1 ? "" : " !"}</text>`,
  );
  const height = top + measured.length * row + 12;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="Ratio of each measurement to its target" font-family="sans-serif" font-size="13">
<rect width="${width}" height="${height}" fill="#fff"/>
<text x="${goal.toFixed(1)}" y="22" text-anchor="middle">target</text>
${bars.join("\n")}
<line x1="${goal.toFixed(1)}" x2="${goal.toFixed(1)}" y1="28" y2="${height - 8}" stroke="#000" stroke-dasharray="4 3"/>
${numbers.join("\n")}
</svg>
`;
}

function escaped(text: string): string {
  return text.replaceAll("`", "").replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
