import type { Assessment, CatalogFile, Control } from "../../model/project.ts";
import { canonicalJson } from "../../text/canonical-json.ts";
import { readCatalog } from "../catalog-file.ts";
import { parseMarkdown } from "../markdown.ts";

/** What an assessment says, without places. */
interface AssessmentOutline {
  readonly control: string;
  readonly scopes: readonly string[];
  readonly status: Assessment["status"];
  readonly assessed: readonly Assessment["assessed"][number]["value"][];
  readonly actions: readonly Assessment["actions"][number]["value"][];
  readonly inherited: readonly string[];
  readonly risks: readonly string[];
  readonly responsible: readonly string[];
  readonly links: readonly string[];
  readonly unread: Assessment["unread"];
}

/**
 * Whether a changed catalogue reads as before, but for one assessment, which reads as `expected` makes of what it said before.
 */
export function onlyChanges(
  file: string,
  before: string,
  after: string,
  { control, assessment }: { readonly control: Control; readonly assessment: Assessment },
  expected: (was: AssessmentOutline) => AssessmentOutline,
): boolean {
  const then = outline(file, before);
  const now = outline(file, after);
  const key = `${control.at.line}:${assessment.at.line}`;
  const was = then.get(key);
  if (!was || now.size !== then.size) return false;
  then.set(key, expected(was));
  return canonicalJson([...then.values()]) === canonicalJson([...now.values()]);
}

/** Every assessment of a catalogue, by the lines of its headings. */
function outline(file: string, text: string): Map<string, AssessmentOutline> {
  const sourced: Omit<CatalogFile, "unreadableControls" | "prose"> = {
    file,
    data: {},
    positions: new Map(),
    invalid: new Set(),
  };
  const { controls } = readCatalog(parseMarkdown(file, text), sourced, []);
  return new Map(
    controls.flatMap(({ id, at, assessments }) =>
      assessments.map((each) => [
        `${at.line}:${each.at.line}`,
        {
          control: id,
          scopes: each.scopes.map(({ value }) => value),
          status: each.status,
          assessed: each.assessed.map(({ value }) => value),
          actions: each.actions.map(({ value }) => value),
          inherited: each.inherited.map(({ target }) => target),
          risks: each.risks.map(({ value }) => value),
          responsible: each.responsible.map(({ value }) => value),
          links: each.links.map(({ path, target }) => path ?? target).sort(),
          unread: each.unread,
        },
      ]),
    ),
  );
}
