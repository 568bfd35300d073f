import { posix } from "node:path";

/** Signs that an address may hold as they are: with them nothing ends, begins or is decoded in Markdown. */
const plain = /[\p{L}\p{M}\p{N}/._~+,;=@!$-]/u;

/** The address of a path as a Markdown file writes it: relative, with everything percent-encoded that could be misread. */
export function relativeAddress(file: string, path: string): string {
  const relative = posix.relative(posix.dirname(file), path).toWellFormed();
  const brackets = isBalanced(relative) ? { "(": "(", ")": ")" } : { "(": "%28", ")": "%29" };
  return [...relative]
    .map((sign) => {
      if (sign === "(" || sign === ")") return brackets[sign];
      return plain.test(sign) ? sign : encodeURIComponent(sign);
    })
    .join("");
}

/** Whether brackets stand in pairs, as Markdown wants them in an address. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (sign === "(") depth += 1;
    if (sign === ")") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
