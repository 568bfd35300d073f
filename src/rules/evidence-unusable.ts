import { type EvidenceFlaw, isDeleted } from "../model/evidence.ts";
import type { FindingDraft } from "../model/finding.ts";
import { flawHelp, flawMessage } from "../model/flaw-words.ts";
import type { Bilingual } from "../model/position.ts";
import type { Evidence } from "../model/project.ts";
import { itemsOfLinks } from "./items-of-links.ts";
import { obstacle, type Rule } from "./rule.ts";

/** The bytes of an evidence file show nothing, or are not what its name says. */
export const evidenceUnusable: Rule = {
  id: "evidence-unusable",
  severity: "error",
  fix: "none",
  summary: {
    de: "Eine Nachweisdatei ist leer, beschädigt, gesperrt oder nicht das, was ihr Name sagt.",
    en: "An evidence file is empty, damaged, locked, or not what its name says.",
  },
  *check(assessed) {
    const { index } = assessed;
    const items = itemsOfLinks(assessed);
    const locked: Evidence[] = [];
    for (const evidence of index.project.evidence) {
      const { flaw } = evidence;
      if (flaw?.kind === "locked") locked.push(evidence);
      // Not a defect: what lacks for it is said at the assessment.
      else if (flaw && !isDeleted(evidence)) {
        const unusable = assessed.evidenceFacts.get(evidence.path)?.unusable === true;
        yield {
          ...about(evidence),
          ...severityOf(flaw, unusable),
          message: flawMessage(evidence.path, flaw),
          help: flawHelp(flaw),
          ...(unusable ? obstacle(items.of(evidence.path), index) : {}),
        };
      }
    }
    const [first, ...others] = locked;
    if (first)
      yield {
        ...lockedBy(first, others),
        ...obstacle(
          locked.flatMap(({ path }) => items.of(path)),
          index,
        ),
      };
  },
};

function about({ path }: Evidence): Pick<FindingDraft, "at" | "evidence"> {
  return { at: { file: path, line: 1, column: 1 }, evidence: path };
}

/**
 * What proves all the same is a warning; what somebody did on purpose no more than worth knowing: an encrypted file whose key
 * is at hand, a placeholder.
 */
function severityOf({ kind }: EvidenceFlaw, unusable: boolean): Pick<FindingDraft, "severity"> {
  if (unusable) return {};
  return { severity: kind === "renamed" ? "warning" : "info" };
}

/** One cause, one finding: a key that is not there locks them all. */
function lockedBy(first: Evidence, others: readonly Evidence[]): FindingDraft {
  const more = others.length;
  const flaw: EvidenceFlaw = { kind: "locked", found: null };
  return {
    ...about(first),
    evidence: more === 0 ? first.path : null,
    message: more === 0 ? flawMessage(first.path, flaw) : lockedTogether(first, more),
    help: flawHelp(flaw),
    related: others.slice(0, mostRelated).map(({ path }) => ({
      file: path,
      line: 1,
      column: 1,
      message: { de: "auch diese", en: "this one too" },
    })),
  };
}

function lockedTogether({ path }: Evidence, more: number): Bilingual {
  return {
    de: `${path} und ${more} ${more === 1 ? "weitere Datei" : "weitere Dateien"} sind mit git-crypt verschlüsselt und hier nicht entsperrt; so lässt sich nicht prüfen, was sie belegen.`,
    en: `${path} and ${more} ${more === 1 ? "other file" : "other files"} are encrypted by git-crypt and not unlocked here; what they prove can't be checked like this.`,
  };
}

/** Places that a finding about many files names. */
const mostRelated = 20;
