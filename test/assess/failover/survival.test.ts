import { describe, expect, it } from "vitest";
import type { Failover } from "../../../src/model/failover.ts";
import type { ObjectData } from "../../../src/model/project.ts";
import { activeSite, assessedOn, projectOf } from "../in-memory-project.ts";

/** FORMAT.md, Failover: what survives the loss of a site. */

type Objects = Readonly<Record<string, Partial<ObjectData>>>;

const process: Partial<ObjectData> = {
  type: "process",
  sites: ["rz-a", "rz-b"],
  redundancy: "active-active",
  critical: true,
};
const system = (more: Partial<ObjectData>): Partial<ObjectData> => ({ type: "it-system", ...more });
const both = { sites: ["rz-a", "rz-b"], redundancy: "active-passive" } as const;

function failoverOf(objects: Objects, sites = ["rz-a", "rz-b"]): Failover {
  const active = Object.fromEntries(sites.map((id) => [id, activeSite]));
  return assessedOn(projectOf({ sites: active, objects }), "2026-11-23").failover;
}

/** For each lost site whether the process `p` survives; of a loss that it does not, the chains of objects. */
function lossesOf(objects: Objects, sites?: string[]): Record<string, true | string[]> {
  return Object.fromEntries(
    failoverOf(objects, sites)
      .processes.filter((one) => one.process === "p")
      .map(({ lost, survives, reasons }) => [
        lost,
        survives ||
          reasons
            .filter(({ kind }) => kind === "object-missing" || kind === "no-redundancy")
            .map(({ path }) => path.join(">")),
      ]),
  );
}

describe("a critical process survives the loss of a site", () => {
  it("where everything stands at another one too", () => {
    expect(lossesOf({ p: { ...process, "depends-on": ["s"] }, s: system(both) })).toEqual({
      "rz-a": true,
      "rz-b": true,
    });
  });

  it("not where something it needs, directly or not, stands there alone", () => {
    const objects = {
      p: { ...process, "depends-on": ["s"] },
      s: system({ ...both, "depends-on": ["t"] }),
      t: system({ sites: ["rz-a"] }),
    };
    expect(lossesOf(objects)).toEqual({ "rz-a": ["p>s>t"], "rz-b": true });
  });

  it("where something without redundancy stands at the other one alone", () => {
    const objects = {
      p: { ...process, "depends-on": ["s"] },
      s: system({ sites: ["rz-a"], redundancy: "none" }),
    };
    expect(lossesOf(objects)).toEqual({ "rz-a": ["p>s"], "rz-b": true });
  });

  it("not where something stands there without redundancy", () => {
    const objects = {
      p: { ...process, "depends-on": ["s"] },
      s: system({ sites: ["rz-a", "rz-b"], redundancy: "none" }),
    };
    expect(lossesOf(objects)).toEqual({ "rz-a": ["p>s"], "rz-b": ["p>s"] });
  });

  it("not where the process itself stands there alone", () => {
    expect(lossesOf({ p: { ...process, sites: ["rz-a"] } })).toEqual({ "rz-a": ["p"] });
  });

  it("whatever happens to what is bound to no site", () => {
    expect(lossesOf({ p: { ...process, "depends-on": ["netz"] }, netz: { type: "network" } })).toEqual({
      "rz-a": true,
      "rz-b": true,
    });
  });

  it("of no site where something it needs stands at no active one, and the reason names none", () => {
    const objects = { p: { ...process, "depends-on": ["s"] }, s: system({ sites: ["rz-alt"] }) };
    expect(lossesOf(objects)).toEqual({ "rz-a": ["p>s"], "rz-b": ["p>s"] });
    const texts = failoverOf(objects).processes.flatMap(({ reasons }) => reasons.map(({ text }) => text.en));
    expect(texts).toContain("s stands at no active site (p → s).");
    expect(texts.join()).not.toContain("but Rechenzentrum");
  });

  it("of each site where something it needs stands, though it stands elsewhere itself", () => {
    const objects = {
      p: { ...process, sites: ["rz-b"], "depends-on": ["s"] },
      s: system({ sites: ["rz-a"] }),
    };
    expect(lossesOf(objects)).toEqual({ "rz-a": ["p>s"], "rz-b": ["p"] });
  });

  it("not of a site in transition: that is no place to survive at", () => {
    const sites = {
      "rz-a": activeSite,
      "rz-b": { phases: [{ from: "2026-10-01", state: "transition" as const }] },
    };
    const { failover } = assessedOn(projectOf({ sites, objects: { p: process } }), "2026-11-23");
    expect(failover.processes).toMatchObject([{ lost: "rz-a", survives: false, verdict: "not-sufficient" }]);
  });
});

describe("alternatives", () => {
  const s = system({ sites: ["rz-a"] });
  const t = system({ sites: ["rz-b"] });

  it("of an inner list one suffices", () => {
    expect(lossesOf({ p: { ...process, "depends-on": [["s", "t"]] }, s, t })).toEqual({
      "rz-a": true,
      "rz-b": true,
    });
  });

  it("of which none is left are missed, with the chain of each", () => {
    const objects = { p: { ...process, "depends-on": [["s", "u"]] }, s, u: s };
    expect(lossesOf(objects)).toEqual({ "rz-a": ["p>s", "p>u"], "rz-b": true });
  });

  it("that are not alternatives are both needed", () => {
    expect(lossesOf({ p: { ...process, "depends-on": ["s", "t"] }, s, t })).toEqual({
      "rz-a": ["p>s"],
      "rz-b": ["p>t"],
    });
  });
});

describe.each(["room", "building", "ics"] as const)("a %s serves its own site only", (type) => {
  it("what stands elsewhere too does not miss it", () => {
    const objects = {
      p: { ...process, "depends-on": ["s"] },
      s: system({ ...both, "depends-on": ["ra", "rb"] }),
      ra: { type, sites: ["rz-a"] },
      rb: { type, sites: ["rz-b"] },
    };
    expect(lossesOf(objects)).toEqual({ "rz-a": true, "rz-b": true });
  });

  it("what stands nowhere else is gone with it", () => {
    const objects = {
      p: { ...process, "depends-on": ["s"] },
      s: system({ sites: ["rz-a"], "depends-on": ["ra"] }),
      ra: { type, sites: ["rz-a"] },
    };
    expect(lossesOf(objects)).toEqual({ "rz-a": ["p>s"], "rz-b": true });
  });

  it("what is bound to no site misses it", () => {
    const objects = {
      p: { ...process, "depends-on": ["netz"] },
      netz: { type: "network" as const, "depends-on": ["ra"] },
      ra: { type, sites: ["rz-a"] },
    };
    expect(lossesOf(objects)).toEqual({ "rz-a": ["p>netz>ra"], "rz-b": true });
  });

  it("at the surviving site it is missed there if it needs what is lost", () => {
    const objects = {
      p: { ...process, "depends-on": ["s"] },
      s: system({ ...both, "depends-on": ["rb"] }),
      rb: { type, sites: ["rz-b"], "depends-on": ["leitsystem"] },
      leitsystem: system({ sites: ["rz-a"] }),
    };
    expect(lossesOf(objects)).toEqual({ "rz-a": ["p>s>rb>leitsystem"], "rz-b": true });
    const third = {
      ...objects,
      s: system({ ...both, sites: ["rz-a", "rz-b", "rz-c"], "depends-on": ["rb"] }),
    };
    expect(lossesOf(third, ["rz-a", "rz-b", "rz-c"])).toMatchObject({ "rz-a": true });
  });
});

describe("odd content", () => {
  it("a circle does no harm", () => {
    const objects = {
      p: { ...process, "depends-on": ["s"] },
      s: system({ ...both, "depends-on": ["t"] }),
      t: system({ ...both, "depends-on": ["s", "p"] }),
    };
    expect(lossesOf(objects)).toEqual({ "rz-a": true, "rz-b": true });
    expect(lossesOf({ ...objects, t: { ...objects.t, redundancy: "none" } })).toEqual({
      "rz-a": ["p>s>t"],
      "rz-b": ["p>s>t"],
    });
  });

  it("an unknown object is left out", () => {
    expect(lossesOf({ p: { ...process, "depends-on": ["gibt-es-nicht"] } })).toEqual({
      "rz-a": true,
      "rz-b": true,
    });
  });

  it("a site without objects has no verdict", () => {
    const failover = failoverOf({ p: process }, ["rz-a", "rz-b", "rz-leer"]);
    expect(failover.losses.map(({ lost }) => lost)).toEqual(["rz-a", "rz-b"]);
  });

  it("without sites and objects there is nothing to judge", () => {
    expect(failoverOf({}, [])).toMatchObject({ processes: [], losses: [], stranded: [], shared: [] });
  });

  it("a process at no active site is stranded, and no loss of all is sufficient then", () => {
    const failover = failoverOf({
      p: process,
      q: { ...process, sites: ["rz-x"] },
      r: { ...process, sites: [] },
    });
    expect(failover.stranded).toEqual(["q", "r"]);
    expect(failover.losses.map(({ verdict }) => verdict)).toEqual(["not-sufficient", "not-sufficient"]);
  });

  it("a chain of thousands is walked without recursion, and its path stays short", () => {
    const chain = Array.from({ length: 5000 }, (_, i) => [
      `s${i}`,
      system(i === 4999 ? { sites: ["rz-a"] } : { ...both, "depends-on": [`s${i + 1}`] }),
    ]);
    const failover = failoverOf({ p: { ...process, "depends-on": ["s0"] }, ...Object.fromEntries(chain) });
    const [lost] = failover.processes;
    const path = lost?.reasons[0]?.path ?? [];
    expect([path[0], path.at(-1)]).toEqual(["p", "s4999"]);
    expect(path.length).toBeLessThan(30);
    expect(lost?.reasons[0]?.text.de.length).toBeLessThan(300);
  });
});

describe("single points of failure that the sites share", () => {
  const shared = (objects: Objects) => failoverOf(objects).shared.map(({ object, site }) => [object, site]);

  it("are what stands once, and what is bound to no site", () => {
    const objects = {
      p: { ...process, "depends-on": ["s", "netz", ["x", "y"]] },
      s: system({ ...both, "depends-on": ["t", "ra"] }),
      t: system({ sites: ["rz-a"] }),
      ra: { type: "room" as const, sites: ["rz-a"] },
      netz: { type: "network" as const },
      x: system({ sites: ["rz-a"] }),
      y: system({ sites: ["rz-b"] }),
    };
    expect(shared(objects)).toEqual([
      ["netz", null],
      ["t", "rz-a"],
    ]);
  });

  it("are not what only one site's building needs; what both buildings need is one", () => {
    const objects = {
      p: { ...process, "depends-on": ["ra", "rb"] },
      ra: { type: "room" as const, sites: ["rz-a"], "depends-on": ["hausmeister"] },
      rb: { type: "room" as const, sites: ["rz-b"], "depends-on": ["betreiberin"] },
      hausmeister: { type: "provider" as const },
      betreiberin: { type: "provider" as const },
    };
    expect(shared(objects)).toEqual([]);
    const rb = { ...objects.rb, "depends-on": ["betreiberin", "hausmeister"] };
    expect(shared({ ...objects, rb })).toEqual([["hausmeister", null]]);
  });
});

describe("what the loss of a site does to each object", () => {
  const touched = (objects: Objects, lost = "rz-a") =>
    failoverOf(objects).losses.find((one) => one.lost === lost)?.objects;

  it("says why it falls, what it misses, or where it goes on", () => {
    const objects = {
      p: { ...process, "depends-on": ["s", "u"] },
      s: system({ ...both, "depends-on": [["t", "t2"]] }),
      t: system({ sites: ["rz-a"] }),
      t2: system({ sites: ["rz-a"] }),
      u: system(both),
      v: system({ sites: ["rz-a", "rz-b"], redundancy: "none" }),
      netz: { type: "network" as const },
      w: system({ sites: ["rz-b"] }),
      x: system({ sites: ["rz-neu"] }),
    };
    const row = (object: string, falls: string | null, misses: string[], remaining: string[]) => ({
      object,
      falls,
      misses,
      remaining,
    });
    expect(touched(objects)).toEqual([
      row("p", "need-missing", ["s"], []),
      row("s", "need-missing", ["t", "t2"], []),
      row("t", "object-missing", [], []),
      row("t2", "object-missing", [], []),
      row("u", null, [], ["rz-b"]),
      row("v", "no-redundancy", [], []),
      row("x", "never-there", [], []),
    ]);
  });

  it("names no site where it goes on that misses something", () => {
    const objects = {
      p: { ...process, "depends-on": ["s"] },
      s: system({ sites: ["rz-a", "rz-b", "rz-c"], redundancy: "active-passive", "depends-on": ["r"] }),
      r: { type: "room" as const, sites: ["rz-b"], "depends-on": ["t"] },
      t: system({ sites: ["rz-a"] }),
    };
    const { losses } = failoverOf(objects, ["rz-a", "rz-b", "rz-c"]);
    expect(losses.find(({ lost }) => lost === "rz-a")?.objects.find(({ object }) => object === "s")).toEqual({
      object: "s",
      falls: null,
      misses: ["r"],
      remaining: ["rz-c"],
    });
  });
});

describe("the distance between two sites", () => {
  const distances = (north: number) => {
    const sites = {
      "rz-a": { ...activeSite, location: { latitude: 51, longitude: 7 } },
      "rz-b": { ...activeSite, location: { latitude: north, longitude: 7 } },
    };
    return assessedOn(projectOf({ sites, objects: {} }), "2026-11-23").failover.distances;
  };

  it.each([
    // One degree of latitude is 111.195 km on a sphere of the earth's mean radius.
    [51.02, 2.2, "local"],
    [51.8992, 99.9, "local"],
    [51.9, 100, "needs-reason"],
    [52.7985, 199.9, "needs-reason"],
    [52.7988, 200, "georedundant"],
  ] as const)("to %f° is %f km: %s", (north, kilometres, rating) => {
    expect(distances(north)).toEqual([{ from: "rz-a", to: "rz-b", kilometres, rating }]);
  });
});
