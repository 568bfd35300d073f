/** What the closed vocabularies of the content format are called on the pages. */
import type { Bilingual, Clearance, State, Status, Verdict } from "./data.ts";

type Labels<Key extends string> = Readonly<Record<Key, Bilingual>>;

export const stateLabels: Labels<State> = {
  proven: { de: "belegt", en: "proven" },
  unproven: { de: "unbelegt", en: "unproven" },
  open: { de: "offen", en: "open" },
  unassessed: { de: "nicht bewertet", en: "unassessed" },
  dispensable: { de: "entbehrlich", en: "dispensable" },
};

export const stateMeanings: Labels<State> = {
  proven: {
    de: "Als umgesetzt erklärt, und die Nachweise dafür gelten am Stichtag.",
    en: "Declared as fulfilled, and the evidence for it holds on the day.",
  },
  unproven: {
    de: "Als (teilweise) umgesetzt erklärt, aber ein Nachweis fehlt oder gilt nicht: eine Lücke.",
    en: "Declared as (partly) fulfilled, but evidence is missing or does not hold: a gap.",
  },
  open: {
    de: "Nicht oder erst teilweise umgesetzt.",
    en: "Not fulfilled, or only in part.",
  },
  unassessed: { de: "Noch nicht beurteilt.", en: "Not assessed yet." },
  dispensable: {
    de: "Mit Begründung nicht nötig: weder umgesetzt noch offen.",
    en: "Not needed, with a reason: neither fulfilled nor open.",
  },
};

export const statusLabels: Labels<Status> = {
  yes: { de: "ja", en: "yes" },
  partial: { de: "teilweise", en: "partial" },
  no: { de: "nein", en: "no" },
  dispensable: { de: "entbehrlich", en: "dispensable" },
};

export const levelLabels: Labels<"B" | "S" | "H"> = {
  B: { de: "Basis", en: "Basic" },
  S: { de: "Standard", en: "Standard" },
  H: { de: "erhöhter Schutzbedarf", en: "high protection need" },
};

export const siteStateLabels: Labels<"planned" | "transition" | "active" | "retired"> = {
  planned: { de: "geplant", en: "planned" },
  transition: { de: "im Umzug", en: "being moved into" },
  active: { de: "in Betrieb", en: "active" },
  retired: { de: "außer Betrieb", en: "retired" },
};

export const severityLabels: Labels<"error" | "warning" | "info"> = {
  error: { de: "Fehler", en: "error" },
  warning: { de: "Warnung", en: "warning" },
  info: { de: "Hinweis", en: "note" },
};

export const auditSeverityLabels: Labels<"major" | "minor" | "recommendation"> = {
  major: { de: "schwerwiegende Abweichung", en: "major non-conformity" },
  minor: { de: "geringfügige Abweichung", en: "minor non-conformity" },
  recommendation: { de: "Empfehlung", en: "recommendation" },
};

export const auditStateLabels: Labels<"open" | "overdue" | "closed"> = {
  open: { de: "offen", en: "open" },
  overdue: { de: "überfällig", en: "overdue" },
  closed: { de: "erledigt", en: "closed" },
};

/** How the badge of a finding's state looks. */
export const auditLooks = {
  open: { tone: "warning", icon: "warning" },
  overdue: { tone: "danger", icon: "danger" },
  closed: { tone: "success", icon: "success" },
} as const;

export const clearanceLabels: Labels<Clearance> = {
  public: { de: "öffentlich", en: "public" },
  internal: { de: "intern", en: "internal" },
  confidential: { de: "vertraulich", en: "confidential" },
  "vs-nfd": { de: "VS – Nur für den Dienstgebrauch", en: "VS-NfD (restricted)" },
};

export const validityLabels: Labels<"valid" | "expiring" | "expired" | "not-yet-valid" | "unknown"> = {
  valid: { de: "gültig", en: "valid" },
  expiring: { de: "läuft bald ab", en: "expiring soon" },
  expired: { de: "abgelaufen", en: "expired" },
  "not-yet-valid": { de: "noch nicht gültig", en: "not yet valid" },
  unknown: { de: "Gültigkeit unbekannt", en: "validity unknown" },
};

export const verdictLabels: Labels<Verdict> = {
  sufficient: { de: "ausreichend", en: "sufficient" },
  "sufficient-until": { de: "ausreichend bis", en: "sufficient until" },
  "not-shown": { de: "nicht gezeigt", en: "not shown" },
  "not-sufficient": { de: "nicht ausreichend", en: "not sufficient" },
};

/** Ratings of the distance of two sites (BSI, Kriterien für die Standortwahl). */
export const distanceLabels: Labels<"local" | "needs-reason" | "georedundant"> = {
  local: {
    de: "unter 100 km: betriebsredundant, nie georedundant",
    en: "below 100 km: redundant in operation, never georedundant",
  },
  "needs-reason": { de: "unter 200 km: braucht eine Begründung", en: "below 200 km: needs a reason" },
  georedundant: { de: "georedundant", en: "georedundant" },
};

const words: Readonly<Record<string, Bilingual>> = {
  // Types of evidence (Nachweisarten)
  approval: { de: "Freigabe", en: "approval" },
  certificate: { de: "Zertifikat", en: "certificate" },
  contract: { de: "Vertrag", en: "contract" },
  document: { de: "Dokument", en: "document" },
  exercise: { de: "Übung", en: "exercise" },
  export: { de: "Auszug", en: "export" },
  inspection: { de: "Begehung", en: "inspection" },
  log: { de: "Protokolldaten", en: "log" },
  maintenance: { de: "Wartung", en: "maintenance" },
  measurement: { de: "Messung", en: "measurement" },
  photo: { de: "Foto", en: "photo" },
  restore: { de: "Wiederherstellung", en: "restore" },
  test: { de: "Test", en: "test" },
  training: { de: "Schulung", en: "training" },
  // Types of target objects (Zielobjekttypen)
  process: { de: "Geschäftsprozess", en: "process" },
  application: { de: "Anwendung", en: "application" },
  "it-system": { de: "IT-System", en: "IT system" },
  ics: { de: "ICS-System", en: "ICS" },
  network: { de: "Netz", en: "network" },
  room: { de: "Raum", en: "room" },
  building: { de: "Gebäude", en: "building" },
  service: { de: "Dienst", en: "service" },
  provider: { de: "Dienstleister", en: "provider" },
  // Redundancy
  "active-active": { de: "beide Seiten aktiv", en: "active-active" },
  "active-passive": { de: "aktiv und Reserve", en: "active-passive" },
  none: { de: "keine", en: "none" },
  // Protection needs (Schutzbedarf) and basic values (Grundwerte)
  normal: { de: "normal", en: "normal" },
  high: { de: "hoch", en: "high" },
  "very-high": { de: "sehr hoch", en: "very high" },
  confidentiality: { de: "Vertraulichkeit", en: "confidentiality" },
  integrity: { de: "Integrität", en: "integrity" },
  availability: { de: "Verfügbarkeit", en: "availability" },
  // Approaches (Vorgehensweisen)
  basic: { de: "Basis-Absicherung", en: "basic protection" },
  standard: { de: "Standard-Absicherung", en: "standard protection" },
  core: { de: "Kern-Absicherung", en: "core protection" },
  // Risks (BSI-Standard 200-3): frequency, impact, treatment
  rare: { de: "selten", en: "rare" },
  medium: { de: "mittel", en: "medium" },
  frequent: { de: "häufig", en: "frequent" },
  "very-frequent": { de: "sehr häufig", en: "very frequent" },
  negligible: { de: "vernachlässigbar", en: "negligible" },
  limited: { de: "begrenzt", en: "limited" },
  considerable: { de: "beträchtlich", en: "considerable" },
  existential: { de: "existenzbedrohend", en: "existential" },
  avoid: { de: "vermeiden", en: "avoid" },
  reduce: { de: "reduzieren", en: "reduce" },
  transfer: { de: "verlagern", en: "transfer" },
  accept: { de: "akzeptieren", en: "accept" },
  // Audits
  internal: { de: "internes Audit", en: "internal audit" },
  certification: { de: "Zertifizierungsaudit", en: "certification audit" },
  surveillance: { de: "Überwachungsaudit", en: "surveillance audit" },
  recertification: { de: "Rezertifizierungsaudit", en: "recertification audit" },
  // Who meets a requirement
  own: { de: "selbst", en: "own" },
  shared: { de: "geteilt", en: "shared" },
  // Modelling (Modellierung)
  modelled: { de: "modelliert", en: "modelled" },
  excluded: { de: "ausgeschlossen", en: "excluded" },
  unconsidered: { de: "nicht betrachtet", en: "not considered" },
  // Bases of a certificate
  "it-grundschutz": {
    de: "ISO 27001 auf der Basis von IT-Grundschutz",
    en: "ISO 27001 on the basis of IT-Grundschutz",
  },
  "iso-27001": { de: "ISO/IEC 27001", en: "ISO/IEC 27001" },
  // Kinds of exercises
  "table-top": { de: "Planbesprechung", en: "table-top" },
};

/** What a key of the content format is called; a key without a name as it stands; an empty text for null. */
export function wordFor(key: string | null): Bilingual {
  if (key === null) return { de: "", en: "" };
  return (Object.hasOwn(words, key) ? words[key] : undefined) ?? { de: key, en: key };
}

/** Layers (Schichten) of the Kompendium, "Schichtenmodell und Modellierung"; names are the BSI's. */
export const layerNames: Readonly<Record<string, string>> = {
  ISMS: "Sicherheitsmanagement",
  ORP: "Organisation und Personal",
  CON: "Konzepte und Vorgehensweisen",
  OPS: "Betrieb",
  DER: "Detektion und Reaktion",
  APP: "Anwendungen",
  SYS: "IT-Systeme",
  IND: "Industrielle IT",
  NET: "Netze und Kommunikation",
  INF: "Infrastruktur",
};
