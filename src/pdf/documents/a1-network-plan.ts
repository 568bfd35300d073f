import { basicValues } from "../../model/vocabulary.ts";
import { words } from "../../model/words.ts";
import type { NetworkPlan } from "../../network-plan/network-plan.ts";
import type { PlanPicture } from "../../network-plan/plan-picture.ts";
import { type Block, heading, type Orientation, type Table } from "../layout/definition.ts";
import { textHeight, textWidth } from "../layout/flow.ts";
import { readImage } from "../layout/raster-image.ts";
import { unusableBecause } from "../layout/unusable-image.ts";
import { type DocumentSource, whenEmpty, withheldNote } from "./document-frame.ts";
import { german, missing } from "./given-text.ts";

/** The network plan: drawn from the model on a sheet of its own, what it groups, and plans that somebody drew. */
export function* networkPlanChapter(source: DocumentSource): Generator<Block> {
  const { say } = source;
  const { picture, inWords, content } = source.plan();
  const title = say({ de: "Bereinigter Netzplan", en: "Simplified network plan" });
  if (picture === null) {
    yield heading(1, title);
    yield whenEmpty(source, ["objects"], {
      kind: "note",
      icon: "warning",
      tone: "warning",
      text: nothing(source.plan(), source),
    });
  } else {
    const sheet = sheetFor(picture);
    yield { kind: "page-break", orientation: sheet };
    yield heading(1, title);
    yield { kind: "paragraph", text: say(explanation) };
    yield { kind: "network-plan", picture, scale: scaleOn(sheet, picture), alt: inWords };
    yield { kind: "page-break", orientation: "landscape" };
    const groups = content.groups.filter(({ objects }) => objects.length > 1);
    if (groups.length > 0) {
      yield heading(2, say({ de: "Gleichartige Zielobjekte", en: "Like target objects" }));
      yield groupTable(groups, source);
    }
  }
  yield* withheldNote(source, ["objects"]);
  yield* uploadedPlans(source);
}

const explanation = {
  de: "Gezeichnet aus dem Modell: IT-Systeme, ICS-Systeme, Netze und Dienste, und was eine Kommunikationsverbindung sonst verbindet. Zielobjekte von gleicher Art und Plattform, an gleichen Standorten, mit gleichem Schutzbedarf, gleichen Bausteinen und gleichen Verbindungen sind ein Kasten. Was auf den Systemen läuft und in welchen Räumen sie stehen, sagen die Beziehungstabellen.",
  en: "Drawn from the model: IT systems, industrial control systems, networks and services, and whatever else a communication link joins. Target objects of the same type and platform, at the same sites, with the same protection needs, modules and links are one box. What runs on the systems, and in which rooms they stand, is told by the relation tables.",
} as const;

/** Letters are not made smaller than this share of what they were drawn as, nor larger: then the sheet is larger. */
const [leastScale, mostScale] = [0.78, 1.25];
/** Height of the heading and the explanation above the picture, in points. */
const aboveHeight = 78;

function sheetFor(picture: PlanPicture): Orientation {
  const all = ["landscape", "a3", "a2", "a1", "a0"] as const;
  return all.find((sheet) => scaleOn(sheet, picture) >= leastScale) ?? "a0";
}

function scaleOn(sheet: Orientation, { width, height }: PlanPicture): number {
  return Math.min(mostScale, textWidth(sheet) / width, (textHeight(sheet) - aboveHeight) / height);
}

function nothing({ content }: NetworkPlan, { say }: DocumentSource): string {
  const number = content.groups.length + content.links.length;
  return number === 0
    ? say({
        de: "Das Modell enthält keine Systeme, Netze und Verbindungen, die ein Netzplan zeigen könnte.",
        en: "The model holds no systems, networks and links that a network plan could show.",
      })
    : say({
        de: `Das Modell enthält ${number} verschiedene Systeme und Verbindungen: zu viele für ein lesbares Bild. Fassen Sie gleichartige zu einem Zielobjekt mit Anzahl zusammen.`,
        en: `The model holds ${number} different systems and links: too many for a readable picture. Put like ones together as one target object with a quantity.`,
      });
}

function groupTable(
  groups: NetworkPlan["content"]["groups"],
  { language, lookup, say }: DocumentSource,
): Table {
  return {
    kind: "table",
    columns: [
      { title: say({ de: "Kasten", en: "Box" }), share: 0.8, header: true },
      { title: say({ de: "Bezeichnung", en: "Name" }), share: 2.4 },
      { title: say({ de: "Anzahl", en: "Quantity" }), share: 0.9, align: "right" },
      { title: say({ de: "Standorte", en: "Sites" }), share: 2 },
      { title: say({ de: "Schutzbedarf", en: "Protection needs" }), share: 2.2 },
      { title: say({ de: "Zielobjekte", en: "Target objects" }), share: 5 },
    ],
    rows: groups.map(({ id, title, quantity, sites, needs, objects }) => ({
      continued: id,
      cells: [
        [{ text: id, bold: true, whole: true }],
        [title.de === title.en ? german(title.de) : title[language]],
        String(quantity),
        sites.length === 0
          ? say({ de: "ortsungebunden", en: "bound to none" })
          : [german(sites.map((site) => lookup.sites.get(site)?.title ?? site).join("\n"))],
        basicValues
          .map(
            (value) =>
              `${words.basicValue[value][language]}: ${needs[value] === null ? missing(language) : words.protectionNeed[needs[value]][language]}`,
          )
          .join("\n"),
        objects.flatMap((object, i) => [
          ...(i > 0 ? [", "] : []),
          german(object.title),
          " (",
          { text: object.id, whole: true, to: `object-${object.id}` },
          ")",
        ]),
      ],
    })),
  };
}

/** Says that a plan on file can't be shown, and what to do. */
function unusableText(bytes: Uint8Array, { say }: DocumentSource): string {
  const why = unusableBecause(bytes);
  return [
    say({
      de: "Dieser Netzplan kann hier nicht gezeigt werden.",
      en: "This network plan can’t be shown here.",
    }),
    ...(why ? [say(why)] : []),
    say({ de: "Legen Sie ihn als PNG oder JPEG in RGB ab.", en: "Put it on file as PNG or JPEG in RGB." }),
  ].join(" ");
}

/** Plans that somebody drew are evidence: a picture is shown, of anything else the document says that it can't be. */
function* uploadedPlans(source: DocumentSource): Generator<Block> {
  const { report, pictures, say } = source;
  const plans = report.evidence.filter(({ document }) => document?.id === "A.1");
  if (plans.length === 0) return;
  yield heading(2, say({ de: "Abgelegte Netzpläne", en: "Network plans on file" }));
  for (const { title, issued, sha256, digest, path, withheld } of plans) {
    const hash = sha256 ?? digest;
    yield {
      kind: "paragraph",
      text: [
        { ...german(title), bold: true },
        `, ${source.day(issued) ?? "–"}${withheld ? ` (${say({ de: "zurückgehalten", en: "withheld" })})` : ": "}`,
        ...(withheld ? [] : [{ text: path, code: true }]),
        ...(withheld || hash === null ? [] : [", SHA-256 ", { text: hash, code: true }]),
      ],
    };
    const bytes = pictures.get(path);
    if (!bytes) continue;
    const image = readImage(bytes);
    if (!image) {
      yield { kind: "note", icon: "warning", tone: "warning", text: unusableText(bytes, source) };
      continue;
    }
    const alt = say({
      de: `Netzplan: ${title}. Was er zeigt, steht in den Kapiteln Zielobjekte, Kommunikationsverbindungen und Abhängigkeiten.`,
      en: `Network plan: ${title}. What it shows is told in the chapters on target objects, communication links and dependencies.`,
    });
    yield { kind: "picture", image, alt };
  }
}
