import type { CertificateRecord } from "./certificate.ts";
import type { EvidenceChange } from "./comparison.ts";
import { explainedWords } from "./explained-words.ts";
import type { SiteDistance, Verdict } from "./failover.ts";
import { flawNames } from "./flaw-words.ts";
import type { Bilingual } from "./position.ts";
import type { ReportAuditFinding, ReportAuditQuestion, ReportEvidence, ReportModule } from "./report.ts";
import type {
  Approach,
  AuditKind,
  AuditSeverity,
  BasicValue,
  CertificateBasis,
  Clearance,
  EvidenceType,
  Frequency,
  Impact,
  Mending,
  ObjectType,
  ProtectionNeed,
  Redundancy,
  RiskCategory,
  Severity,
  SiteState,
  State,
  Status,
  ThreatRelevance,
  Treatment,
} from "./vocabulary.ts";
import { withheldNames } from "./withheld-words.ts";

type Named<Key extends string> = Readonly<Record<Key, Bilingual>>;

/**
 * What the closed vocabularies of the content format and of the report are called: the same in terminal, editor, website and
 * PDF, so that who holds two of them side by side finds the same words. Officers know them from docs/de/schreiben.md and
 * docs/en/writing.md. They stand as within a sentence; who begins one has `capital`.
 */
export const words = {
  /** States of an item (docs/format.md, "Items and states"). */
  state: {
    proven: { de: "belegt", en: "proven" },
    unproven: { de: "unbelegt", en: "unproven" },
    open: { de: "offen", en: "open" },
    unassessed: { de: "unbewertet", en: "unassessed" },
    dispensable: { de: "entbehrlich", en: "dispensable" },
  } satisfies Named<State>,

  /** Declared status of a requirement (BSI-Standard 200-2, 6.3). */
  status: {
    yes: { de: "ja", en: "yes" },
    partial: { de: "teilweise", en: "partial" },
    no: { de: "nein", en: "no" },
    dispensable: { de: "entbehrlich", en: "dispensable" },
  } satisfies Named<Status>,

  /** Approaches (Vorgehensweisen) of BSI-Standard 200-2. */
  approach: {
    basic: { de: "Basis-Absicherung", en: "basic protection" },
    standard: { de: "Standard-Absicherung", en: "standard protection" },
    core: { de: "Kern-Absicherung", en: "core protection" },
  } satisfies Named<Approach>,

  /** How a module is modelled (BSI-Standard 200-2, 8.3: Modellierung). */
  modelling: {
    modelled: { de: "modelliert", en: "modelled" },
    excluded: { de: "ausgeschlossen", en: "excluded" },
    unconsidered: { de: "nicht betrachtet", en: "not considered" },
  } satisfies Named<ReportModule["modelling"]>,

  /** Life phases of a site. */
  siteState: {
    planned: { de: "geplant", en: "planned" },
    transition: { de: "im Umzug", en: "being moved into" },
    active: { de: "in Betrieb", en: "active" },
    retired: { de: "außer Betrieb", en: "retired" },
  } satisfies Named<SiteState>,

  /** Types of a target object (BSI-Standard 200-2, 8.1: Strukturanalyse). */
  objectType: {
    process: { de: "Geschäftsprozess", en: "process" },
    application: { de: "Anwendung", en: "application" },
    "it-system": { de: "IT-System", en: "IT system" },
    ics: { de: "ICS-System", en: "industrial control system" },
    network: { de: "Netz", en: "network" },
    room: { de: "Raum", en: "room" },
    building: { de: "Gebäude", en: "building" },
    service: { de: "Dienst", en: "service" },
    provider: { de: "Dienstleister", en: "provider" },
  } satisfies Named<ObjectType>,

  /** Redundancy of a target object at several sites. */
  redundancy: {
    "active-active": { de: "aktiv-aktiv", en: "active-active" },
    "active-passive": { de: "aktiv-passiv", en: "active-passive" },
    none: { de: "keine", en: "none" },
  } satisfies Named<Redundancy>,

  /** Protection needs (BSI-Standard 200-2, 8.2: Schutzbedarfskategorien). */
  protectionNeed: {
    normal: { de: "normal", en: "normal" },
    high: { de: "hoch", en: "high" },
    "very-high": { de: "sehr hoch", en: "very high" },
  } satisfies Named<ProtectionNeed>,

  /** Basic values (Grundwerte) of a protection need. */
  basicValue: {
    confidentiality: { de: "Vertraulichkeit", en: "confidentiality" },
    integrity: { de: "Integrität", en: "integrity" },
    availability: { de: "Verfügbarkeit", en: "availability" },
  } satisfies Named<BasicValue>,

  /** Types of evidence (Nachweisarten). */
  evidenceType: {
    approval: { de: "Freigabe oder Abnahme", en: "approval" },
    certificate: { de: "Zertifikat", en: "certificate" },
    contract: { de: "Vertrag", en: "contract" },
    document: { de: "Dokument", en: "document" },
    exercise: { de: "Übung", en: "exercise" },
    export: { de: "Auszug", en: "export" },
    inspection: { de: "Begehung oder Prüfung", en: "inspection" },
    log: { de: "Protokolldatei", en: "log" },
    maintenance: { de: "Wartung", en: "maintenance" },
    measurement: { de: "Messung", en: "measurement" },
    photo: { de: "Foto oder Plan", en: "photo or plan" },
    restore: { de: "Wiederherstellung", en: "restore" },
    test: { de: "Test", en: "test" },
    training: { de: "Schulung", en: "training" },
  } satisfies Named<EvidenceType>,

  /** Whether evidence is valid on the day. */
  validity: {
    valid: { de: "gültig", en: "valid" },
    expiring: { de: "läuft bald ab", en: "expiring soon" },
    expired: { de: "abgelaufen", en: "expired" },
    "not-yet-valid": { de: "noch nicht gültig", en: "not yet valid" },
    unknown: { de: "Gültigkeit unbekannt", en: "validity unknown" },
  } satisfies Named<ReportEvidence["validity"]>,

  /** What stands for the last day of validity where there is none: evidence that holds on and on, or of which no date is known. */
  until: {
    open: { de: "unbegrenzt", en: "no end" },
    unknown: { de: "unbekannt", en: "unknown" },
  } satisfies Named<"open" | "unknown">,

  /** What has happened to evidence since an earlier state. */
  evidenceChange: {
    came: { de: "neu", en: "new" },
    went: { de: "weggefallen", en: "gone" },
    moved: { de: "verschoben", en: "moved" },
    changed: { de: "geändert", en: "changed" },
    redated: { de: "neu datiert", en: "redated" },
    began: { de: "jetzt gültig", en: "now valid" },
    lapsed: { de: "abgelaufen", en: "lapsed" },
    renewed: { de: "erneuert", en: "renewed" },
  } satisfies Named<EvidenceChange["change"]>,

  /** Classification levels; the highest in capitals, as the law (SÜG, § 4) writes the mark. */
  clearance: {
    public: { de: "öffentlich", en: "public" },
    internal: { de: "intern", en: "internal" },
    confidential: { de: "vertraulich", en: "confidential" },
    "vs-nfd": { de: "VS – NUR FÜR DEN DIENSTGEBRAUCH", en: "VS – NUR FÜR DEN DIENSTGEBRAUCH (restricted)" },
  } satisfies Named<Clearance>,

  /** Bases of a certificate. */
  certificateBasis: {
    "it-grundschutz": {
      de: "ISO 27001 auf der Basis von IT-Grundschutz",
      en: "ISO 27001 on the basis of IT-Grundschutz",
    },
    "iso-27001": { de: "ISO 27001 ohne IT-Grundschutz", en: "ISO 27001 without IT-Grundschutz" },
  } satisfies Named<CertificateBasis>,

  /** What ends the credit of a certificate. */
  certificateEnd: {
    expired: { de: "Ablauf der Gültigkeit", en: "end of its validity" },
    suspended: { de: "Aussetzung", en: "suspension" },
    surveillance: { de: "fälliges Überwachungsaudit", en: "surveillance audit due" },
    "not-yet-valid": { de: "noch nicht ausgestellt", en: "not issued yet" },
    "not-holding": { de: "Datei oder Metadaten belegen nichts", en: "file or metadata prove nothing" },
  } satisfies Named<CertificateRecord["lapsed"][number]>,

  /** Verdicts on the loss of a site (docs/format.md, "Failover"). */
  verdict: {
    sufficient: { de: "ausreichend", en: "sufficient" },
    "sufficient-until": { de: "ausreichend bis", en: "sufficient until" },
    "not-shown": { de: "nicht gezeigt", en: "not shown" },
    "not-sufficient": { de: "nicht ausreichend", en: "not sufficient" },
  } satisfies Named<Verdict>,

  /** How far two sites are apart (BSI, Kriterien für die Standortwahl höchstverfügbarer und georedundanter Rechenzentren). */
  distance: {
    local: {
      de: "unter 100 km: betriebsredundant, nie georedundant",
      en: "below 100 km: redundant in operation, never georedundant",
    },
    "needs-reason": {
      de: "100 bis 200 km: georedundant nur mit schriftlicher Begründung und Risikoanalyse",
      en: "100 to 200 km: georedundant only with a written reason and a risk analysis",
    },
    georedundant: {
      de: "ab 200 km: Abstand für Georedundanz",
      en: "from 200 km on: the distance of georedundancy",
    },
  } satisfies Named<SiteDistance["rating"]>,

  /** How often a risk comes true (BSI-Standard 200-3, 5.1). */
  frequency: {
    rare: { de: "selten", en: "rare" },
    medium: { de: "mittel", en: "medium" },
    frequent: { de: "häufig", en: "frequent" },
    "very-frequent": { de: "sehr häufig", en: "very frequent" },
  } satisfies Named<Frequency>,

  /** Damage of a risk (BSI-Standard 200-3, 5.1). */
  impact: {
    negligible: { de: "vernachlässigbar", en: "negligible" },
    limited: { de: "begrenzt", en: "limited" },
    considerable: { de: "beträchtlich", en: "considerable" },
    existential: { de: "existenzbedrohend", en: "existential" },
  } satisfies Named<Impact>,

  /** Categories of risks (BSI-Standard 200-3, 5.2). */
  riskCategory: {
    low: { de: "gering", en: "low" },
    medium: { de: "mittel", en: "medium" },
    high: { de: "hoch", en: "high" },
    "very-high": { de: "sehr hoch", en: "very high" },
  } satisfies Named<RiskCategory>,

  /** Whether an elementary threat works on a target object (BSI-Standard 200-3, 4.1). */
  threatRelevance: {
    direct: { de: "direkt relevant", en: "directly relevant" },
    indirect: { de: "indirekt relevant", en: "indirectly relevant" },
    none: { de: "nicht relevant", en: "not relevant" },
  } satisfies Named<ThreatRelevance>,

  /** Treatment of a risk (BSI-Standard 200-3, 6.1). */
  treatment: {
    avoid: { de: "Risikovermeidung", en: "risk avoidance" },
    reduce: { de: "Risikoreduktion", en: "risk reduction" },
    transfer: { de: "Risikotransfer", en: "risk transfer" },
    accept: { de: "Risikoakzeptanz", en: "risk acceptance" },
  } satisfies Named<Treatment>,

  /** Kinds of audits. */
  auditKind: {
    internal: { de: "internes Audit", en: "internal audit" },
    certification: { de: "Zertifizierungsaudit", en: "certification audit" },
    surveillance: { de: "Überwachungsaudit", en: "surveillance audit" },
    recertification: { de: "Rezertifizierungsaudit", en: "recertification audit" },
  } satisfies Named<AuditKind>,

  /** Severities of an audit finding (BSI, Auditierungsschema). */
  auditSeverity: {
    major: { de: "schwerwiegende Abweichung", en: "major deviation" },
    minor: { de: "geringfügige Abweichung", en: "minor deviation" },
    recommendation: { de: "Empfehlung", en: "recommendation" },
  } satisfies Named<AuditSeverity>,

  /** Whether an audit finding is mended. */
  auditState: {
    open: { de: "offen", en: "open" },
    overdue: { de: "überfällig", en: "overdue" },
    closed: { de: "erledigt", en: "closed" },
  } satisfies Named<ReportAuditFinding["state"]>,

  /** Whether a question of an audit is answered. */
  questionState: {
    open: { de: "offen", en: "open" },
    answered: { de: "beantwortet", en: "answered" },
  } satisfies Named<ReportAuditQuestion["state"]>,

  /** What is wrong with the bytes of evidence. */
  evidenceFlaw: flawNames,

  /** Severities of a finding of the check. */
  severity: {
    error: { de: "Fehler", en: "error" },
    warning: { de: "Warnung", en: "warning" },
    info: { de: "Hinweis", en: "note" },
  } satisfies Named<Severity>,

  /** What a rule offers to mend its findings (`nachweis fix`). */
  mending: {
    none: { de: "keine", en: "none" },
    suggested: { de: "Vorschlag, den jemand bestätigt", en: "a suggestion that somebody confirms" },
    safe: {
      de: "behebt „nachweis fix“, wo es sicher ist",
      en: "mended by “nachweis fix” where that is safe",
    },
  } satisfies Named<Mending>,

  /** What a clearance withholds, of one and of several. */
  withheld: withheldNames,

  /** Sentences that say in place what a word or a day means. */
  explained: explainedWords,
};
