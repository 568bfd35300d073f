import { expect, it } from "vitest";
import { copiesOf } from "../../src/cli/site-evidence.ts";
import { reportOn } from "../content-root.ts";
import { clean, sidecar } from "../format/clean-root.ts";

it("evidence that a browser or a web server would run is copied as plain text, all else as what it is", async () => {
  const names = [
    "a.html",
    "b.SVG",
    "c.js",
    "d.php",
    "e.phtml",
    "f.cgi",
    "g.aspx",
    "h.pdf",
    "i.png",
    "j.csv",
    "k.conf",
  ];
  const files = names.flatMap((name) => [
    [`evidence/domain/${name}`, "Beispiel\n"],
    [`evidence/domain/${name}.yaml`, sidecar()],
  ]);
  const copies = copiesOf(await reportOn({ ...clean, ...Object.fromEntries(files) }));
  const endings = names.map((name) => copies.get(`evidence/domain/${name}`)?.replace(/^.*-[0-9a-f]{12}/, ""));
  expect(endings).toEqual([
    ...[".html.txt", ".svg.txt", ".js.txt", ".php.txt", ".phtml.txt", ".cgi.txt", ".aspx.txt"],
    ...[".pdf", ".png", ".csv", ".conf"],
  ]);
});
