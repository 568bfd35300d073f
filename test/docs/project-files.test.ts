import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const read = (path: string): string => readFileSync(path, "utf8");
const manifest = JSON.parse(read("package.json")) as {
  version: string;
  license: string;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

describe("docs/dependencies.md", () => {
  const parts = read("docs/dependencies.md").split(/^## /m);
  const listed = (part: string | undefined): string[] =>
    [...(part ?? "").matchAll(/^\| `([^`]+)` \| .+ \| .+ \|$/gm)].map(([, name = ""]) => name);

  it("gives a reason for each dependency of the package", () => {
    expect(listed(parts[1])).toEqual(Object.keys(manifest.dependencies).sort());
  });

  it("and for each that the project is developed with", () => {
    expect(listed(parts[2])).toEqual(Object.keys(manifest.devDependencies).sort());
  });

  it("names packages that are pinned to one version", () => {
    for (const version of Object.values({ ...manifest.dependencies, ...manifest.devDependencies }))
      expect(version).toMatch(/^(?:npm:[\w@/-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/);
  });
});

describe("publiccode.yml", () => {
  const description = parse(read("publiccode.yml"));

  it("has every key that the standard demands, with a value it allows", () => {
    expect(description).toMatchObject({
      publiccodeYmlVersion: "0.4",
      name: "Nachweis",
      developmentStatus: expect.stringMatching(/^(?:concept|development|beta|stable|obsolete)$/),
      softwareType: expect.stringMatching(/^standalone\/(?:mobile|iot|desktop|web|backend|other)$/),
      legal: { license: manifest.license },
      maintenance: { type: expect.stringMatching(/^(?:internal|contract|community|none)$/) },
      localisation: { localisationReady: true, availableLanguages: ["de", "en"] },
    });
    expect(description.platforms.length).toBeGreaterThan(0);
    expect(description.categories.length).toBeGreaterThan(0);
    expect(() => new URL(description.url)).not.toThrow();
  });

  it.each([
    "de",
    "en",
  ])("describes the software in %s at the lengths that the standard allows", (language) => {
    const { shortDescription, longDescription, features } = description.description[language];
    expect(shortDescription.length).toBeLessThanOrEqual(150);
    expect(longDescription.length).toBeGreaterThanOrEqual(150);
    expect(longDescription.length).toBeLessThanOrEqual(10_000);
    expect(features.length).toBeGreaterThanOrEqual(5);
  });

  it("names the version of the package", () => {
    expect(description.softwareVersion).toBe(manifest.version);
  });
});

describe("licence and rights", () => {
  it("LICENSE is the whole EUPL 1.2", () => {
    const text = read("LICENSE");
    expect(manifest.license).toBe("EUPL-1.2");
    expect(text).toMatch(/^EUROPEAN UNION PUBLIC LICENCE v\. 1\.2\nEUPL © the European Union 2007, 2016\n/);
    for (let article = 1; article <= 15; article++)
      expect(text).toMatch(new RegExp(`^${article}\\.[A-Z]`, "m"));
    expect(text).toContain("‘Compatible Licences’ according to Article 5 EUPL are:");
  });

  it("NOTICE names every source whose work is shipped or published", () => {
    const text = read("NOTICE");
    for (const source of [
      "© Bundesamt für Sicherheit in der Informationstechnik",
      "KERN UX",
      "Fira Sans",
      "DejaVu",
    ])
      expect(text).toContain(source);
  });

  it("README says at its beginning what is fact and what is invented", () => {
    const [, beginning = ""] = read("README.md").split(/^## /m);
    expect(beginning).toContain(
      "every state, gap, finding, risk, date, person, piece of evidence and certificate",
    );
    expect(beginning).toContain("about 200 institutions and over 17,000");
  });

  it("README shows the overview once there is a picture of it", () => {
    const shown = /^!\[[^\]]+\]\(docs\/images\/overview\.png\)$/m.test(read("README.md"));
    expect(shown).toBe(existsSync("docs/images/overview.png"));
  });
});
