import { expect, it } from "vitest";
import { pathFrom, starterPackage } from "../../src/cli/write/starter-package.ts";

const lock = (resolved: string, integrity: string | undefined = "sha512-abc") =>
  JSON.stringify({
    packages: {
      "node_modules/nachweis": { version: "0.1.0", resolved, integrity, dependencies: { yaml: "2.9.1" } },
      "node_modules/yaml": {
        version: "2.9.1",
        resolved: "https://example.org/yaml.tgz",
        integrity: "sha512-def",
      },
    },
  });

it("pins the toolkit to where it was installed from, with the digest of every package", () => {
  const files = starterPackage(lock("file:nachweis-0.1.0.tgz"), pathFrom("/home/a/neu", "/home/a/alt"));
  const [own, locked] = (files ?? []).map(({ content }) => JSON.parse(content));
  expect(own).toMatchObject({ private: true, dependencies: { nachweis: "file:../alt/nachweis-0.1.0.tgz" } });
  expect(locked.packages[""]).toMatchObject({ dependencies: own.dependencies, engines: own.engines });
  expect(locked.packages["node_modules/nachweis"]).toMatchObject({
    resolved: "file:../alt/nachweis-0.1.0.tgz",
    integrity: "sha512-abc",
  });
  expect(locked.packages["node_modules/yaml"].integrity).toBe("sha512-def");
});

it("pins nothing without a digest, from a registry, where the name is a stranger's, or without a lock", () => {
  const same = (path: string): string => path;
  expect(starterPackage(lock("git+https://example.org/nachweis.git#abc", ""), same)).toBeNull();
  expect(starterPackage(lock("https://example.org/npm/nachweis/-/nachweis-9.9.9.tgz"), same)).toBeNull();
  expect(starterPackage("{}", same)).toBeNull();
  expect(starterPackage("kaputt", same)).toBeNull();
});
