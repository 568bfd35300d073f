/** A path from its first folder `evidence` on: `evidence/rz-a/x.pdf` of `controls/evidence/rz-a/x.pdf`; null if none is in it. */
export function evidencePart(path: string): string | null {
  const at = `/${path}`.indexOf("/evidence/");
  return at < 0 ? null : path.slice(at);
}
