import { access } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Language } from "../../../src/model/position.ts";
import { pdfDocuments } from "../../../src/pdf/render-pdf.ts";
import type { BuiltSite } from "../../site/build-fixture.ts";
import { sharedSites } from "../../site/shared-sites.ts";
import { PdfObjects } from "../layout/pdf-objects.ts";
import { inputOf, produce } from "./produce.ts";

/** Addresses of all links of a document that lead out of it. */
function addressesIn(bytes: Buffer): string[] {
  const pdf = new PdfObjects(bytes);
  return pdf.pages.flatMap(({ data }) =>
    pdf.list(data.Annots).flatMap((ref) => {
      const { A } = pdf.dict(ref);
      return A === undefined ? [] : [pdf.text(pdf.dict(A).URI) ?? ""];
    }),
  );
}

describe("documents beside a site", () => {
  let site: BuiltSite;

  beforeAll(async () => {
    site = await sharedSites.plain();
  }, 120_000);

  const documents = pdfDocuments.map(({ id }) => id);

  it.each(["de", "en"] as const)("link to pages that are there (%s)", async (language: Language) => {
    const found = new Set<string>();
    for (const id of documents)
      for (const address of addressesIn(
        await produce(id, { ...inputOf(site.report, language), site: "../" }),
      ))
        if (address.startsWith("../")) found.add(address);
    expect(found.size).toBeGreaterThan(8);
    for (const address of found) await access(join(site.out, "pdf", address).replace(/[?#].*$/, ""));
    const folder = language === "en" ? "../en/requirements/" : "../anforderungen/";
    expect([...found].filter((address) => address.startsWith(folder)).length).toBeGreaterThan(2);
  });

  it("alone link to no site", async () => {
    for (const id of documents) {
      const addresses = addressesIn(await produce(id, inputOf(site.report)));
      expect(addresses.filter((address) => address.startsWith(".."))).toEqual([]);
    }
  });
});
