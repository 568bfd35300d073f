import type { Report, ReportEvidence } from "../model/report.ts";
import { addDays } from "../text/date.ts";
import { compareText } from "../text/order.ts";
import { type Lapse, responsibleFor } from "./forecast-assessments.ts";

/**
 * What lapses beside assessments: certificates, exercises, accepted risks, audit findings with their actions, reviews of
 * documents.
 *
 * @param known what lapses of assessments: an action that stands there is the same one
 */
export function otherLapses(report: Report, known: readonly Lapse[]): Lapse[] {
  return [
    ...report.evidence.flatMap((evidence) => certificate(report, evidence)),
    ...exercises(report),
    ...risks(report),
    ...auditFindings(report),
    ...auditActions(report, known),
    ...documents(report),
    ...referenceDocuments(report),
  ];
}

/** An inherited certificate: its end, and the surveillance audit of each year until then. */
function certificate(report: Report, evidence: ReportEvidence): Lapse[] {
  const uses = evidence.usedBy.flatMap((use) => (use.kind === "inheritance" ? [use] : []));
  if (!evidence.certificate || uses.length === 0) return [];
  const { suspended, surveillanceDue, holder, sites } = evidence.certificate;
  const controls = new Map(report.controls.map((control) => [control.id, control]));
  const using = uses.flatMap(({ control: id, index }) => {
    const control = controls.get(id);
    return control ? [{ control, assessment: control.assessments[index] }] : [];
  });
  const shared = {
    subject: holder === null ? evidence.title : `${evidence.title} (${holder})`,
    responsible: sorted(using.flatMap(responsibleFor)),
    sites: sorted(sites),
    requirements: sorted(using.flatMap(({ control }) => control.requirements)),
    about: [{ kind: "evidence" as const, id: evidence.path }],
    file: evidence.path,
  };
  const ends = [evidence.validUntil, suspended === null ? null : addDays(suspended, -1)];
  const end = sorted(ends.flatMap((day) => day ?? []))[0];
  const lapses: Lapse[] = [];
  if (end !== undefined) {
    lapses.push({
      ...shared,
      id: JSON.stringify(["certificate", evidence.path]),
      kind: "certificate",
      day: end,
      text: { de: "Das geerbte Zertifikat endet.", en: "The inherited certificate ends." },
      help: {
        de: "Vom Inhaber das neue Zertifikat anfordern, oder selbst nachweisen.",
        en: "Get the new certificate from its holder, or prove it yourself.",
      },
    });
  }
  if (surveillanceDue !== null && (end === undefined || surveillanceDue < end)) {
    lapses.push({
      ...shared,
      id: JSON.stringify(["surveillance", evidence.path]),
      kind: "surveillance",
      day: surveillanceDue,
      text: {
        de: "Das jährliche Überwachungsaudit des geerbten Zertifikats muss bestanden sein.",
        en: "The yearly surveillance audit of the inherited certificate must be passed.",
      },
      help: {
        de: "Vom Inhaber den Auditbericht anfordern und sein Datum unter surveillance eintragen.",
        en: "Get the audit report from its holder and enter its date under surveillance.",
      },
    });
  }
  return lapses;
}

function exercises({ failover, evidence, objects, sites }: Report): Lapse[] {
  const titles = new Map([...sites, ...objects].map(({ id, title }) => [id, title]));
  const files = new Map(evidence.map((one) => [one.path, one]));
  const owners = new Map(objects.map(({ id, owner }) => [id, owner]));
  const shown = failover.processes.flatMap(({ process, lost, exercise }) =>
    exercise?.shows === true ? [{ process, lost, exercise }] : [],
  );
  const groups = Map.groupBy(shown, ({ lost, exercise }) => JSON.stringify([exercise.evidence, lost]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { lost, exercise } = first;
    const file = files.get(exercise.evidence);
    const processes = sorted(group.map(({ process }) => process));
    const named = processes.map((id) => titles.get(id) ?? id).join(", ");
    return [
      {
        id: JSON.stringify(["exercise", exercise.evidence, lost]),
        kind: "exercise" as const,
        day: exercise.ends,
        subject: file?.title ?? exercise.evidence,
        text: {
          de: `Die Übung zum Ausfall von ${titles.get(lost) ?? lost} zählt danach nicht mehr für: ${named}.`,
          en: `The exercise of the loss of ${titles.get(lost) ?? lost} counts no more after that for: ${named}.`,
        },
        help: { de: "Den Ausfall erneut üben.", en: "Exercise the loss again." },
        responsible: sorted(processes.flatMap((process) => owners.get(process) ?? [])),
        sites: [lost],
        requirements: [],
        about: [{ kind: "evidence" as const, id: exercise.evidence }],
        file: exercise.evidence,
      },
    ];
  });
}

function risks(report: Report): Lapse[] {
  return report.risks.flatMap(({ id, title, accepted, requirements, file }) =>
    accepted === null
      ? []
      : [
          {
            id: JSON.stringify(["risk", id]),
            kind: "risk" as const,
            day: accepted.until,
            subject: title,
            text: { de: "Die Risikoakzeptanz endet.", en: "The acceptance of the risk ends." },
            help: {
              de: "Das Risiko neu bewerten, behandeln oder erneut akzeptieren.",
              en: "Assess the risk anew, treat it or accept it again.",
            },
            responsible: [accepted.by],
            sites: [],
            requirements: sorted(requirements),
            about: [{ kind: "risk" as const, id }],
            file,
          },
        ],
  );
}

function auditFindings(report: Report): Lapse[] {
  return report.audits.flatMap((audit) =>
    audit.findings.flatMap(({ id, title, due, state, requirements, scopes, responsible }) =>
      due === null || state === "closed"
        ? []
        : [
            {
              id: JSON.stringify(["audit-finding", audit.id, id]),
              kind: "audit-finding" as const,
              day: due,
              subject: `${id} ${title}`,
              text: {
                de: `Die Feststellung aus „${audit.title}“ muss erledigt sein.`,
                en: `The finding of “${audit.title}” must be closed.`,
              },
              help: {
                de: "Beheben, belegen und „Erledigt“ eintragen.",
                en: "Mend it, prove it and enter “Closed”.",
              },
              responsible: responsible.length > 0 ? sorted(responsible) : contactOf(report),
              sites: report.sites.map((site) => site.id).filter((site) => scopes.includes(site)),
              requirements: sorted(requirements),
              about: [{ kind: "audit" as const, id: audit.id }],
              file: audit.file,
            },
          ],
    ),
  );
}

/** Actions of findings that are not closed, each once; what stands in an assessment too is told there. */
function auditActions(report: Report, known: readonly Lapse[]): Lapse[] {
  const told = new Set(
    known.flatMap(({ kind, subject, day }) => (kind === "action" ? [JSON.stringify([subject, day])] : [])),
  );
  return report.audits.flatMap((audit) =>
    audit.findings.flatMap((finding) =>
      finding.actions.flatMap(({ id, text, due, responsible }): Lapse[] => {
        const same = JSON.stringify([text, due]);
        if (due === null || finding.state === "closed" || (id !== null && told.has(same))) return [];
        if (id !== null) told.add(same);
        const named = responsible === null ? finding.responsible : [responsible];
        return [
          {
            id: JSON.stringify(["action", audit.id, finding.id, text]),
            kind: "action",
            day: due,
            subject: text,
            text: {
              de: `Aufgabe zur Feststellung ${finding.id} aus „${audit.title}“ fällig.`,
              en: `Action for the finding ${finding.id} of “${audit.title}” due.`,
            },
            help: {
              de: "Umsetzen und belegen, oder ein neues Datum vereinbaren.",
              en: "Do it and prove it, or agree on a new date.",
            },
            responsible: named.length > 0 ? sorted(named) : contactOf(report),
            sites: report.sites.map((site) => site.id).filter((site) => finding.scopes.includes(site)),
            requirements: sorted(finding.requirements),
            about: [{ kind: "audit", id: audit.id }],
            file: audit.file,
          },
        ];
      }),
    ),
  );
}

/** Reviews of the documents that are made from the content. */
function referenceDocuments(report: Report): Lapse[] {
  return report.domain.documents.flatMap(({ id, nextReview, owner }) =>
    nextReview === null
      ? []
      : [
          {
            id: JSON.stringify(["document", id]),
            kind: "document" as const,
            day: nextReview,
            subject: id,
            text: {
              de: "Das Referenzdokument ist zu überprüfen.",
              en: "The reference document is to be reviewed.",
            },
            help: {
              de: "Überprüfen, freigeben (nachweis approve) und next-review neu setzen.",
              en: "Review it, have it approved (nachweis approve) and set next-review anew.",
            },
            responsible: owner === null ? contactOf(report) : [owner],
            sites: [],
            requirements: [],
            about: [],
            file: report.domain.file,
          },
        ],
  );
}

function documents(report: Report): Lapse[] {
  return report.evidence.flatMap(({ path, title, document, sites }) =>
    !document?.nextReview
      ? []
      : [
          {
            id: JSON.stringify(["document", path]),
            kind: "document" as const,
            day: document.nextReview,
            subject: title,
            text: {
              de: `Das Dokument (${document.id}) ist zu überprüfen.`,
              en: `The document (${document.id}) is to be reviewed.`,
            },
            help: {
              de: "Überprüfen, freigeben und next-review neu setzen.",
              en: "Review it, have it approved and set next-review anew.",
            },
            responsible: contactOf(report),
            sites: [...sites],
            requirements: [],
            about: [{ kind: "evidence" as const, id: path }],
            file: path,
          },
        ],
  );
}

/** For what the content gives nobody: whoever answers for the information domain. */
function contactOf({ domain }: Report): string[] {
  return domain.contact === null ? [] : [domain.contact];
}

function sorted(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort(compareText);
}
