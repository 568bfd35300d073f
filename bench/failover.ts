/**
 * Whether failover is judged in linear time: contents of ever more objects in several shapes, each judged for a day.
 * Prints medians of processor time, and how much longer twice the objects take: about 2 is linear, 4 would be quadratic.
 *
 * Run: npx node bench/failover.ts
 */
import { assessDay } from "../src/assess/assess-day.ts";
import type { ObjectData, Project } from "../src/model/project.ts";
import { projectOf } from "../test/assess/in-memory-project.ts";

const rounds = 7;
const sizes = [1250, 2500, 5000, 10000];

type Objects = Record<string, Partial<ObjectData>>;
const both = { sites: ["rz-a", "rz-b"], redundancy: "active-active" } as const;
const process_ = (needs: string[]): Partial<ObjectData> => ({
  ...both,
  type: "process",
  critical: true,
  recovery: { rto: "PT4H", rpo: "PT1H", mtpd: "PT24H" },
  "depends-on": needs,
});
const system = (needs: string[]): Partial<ObjectData> => ({
  ...both,
  type: "it-system",
  "depends-on": needs,
});

/** The last object of each chain stands at one site only: every chain is walked to its end. */
const shapes: Readonly<Record<string, (size: number) => Objects>> = {
  "one chain": (size) => chain("k", size - 1, { p: process_(["k0"]) }),
  "chains of 50": (size) => {
    const objects: Objects = {};
    for (let i = 0; i < size / 50; i++)
      Object.assign(objects, chain(`k${i}-`, 49, { [`p${i}`]: process_([`k${i}-0`]) }));
    return objects;
  },
  "100 processes on one chain": (size) => {
    const processes = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`p${i}`, process_(["k0"])]));
    return chain("k", size - 100, processes);
  },
  "layers of 100, each object needs 3 of the next": (size) => {
    const objects: Objects = { p: process_(Array.from({ length: 100 }, (_, i) => `s0-${i}`)) };
    const layers = Math.floor(size / 100);
    for (let layer = 0; layer < layers; layer++) {
      for (let i = 0; i < 100; i++) {
        const needs = [i, i + 1, i + 7].map((j) => `s${layer + 1}-${j % 100}`);
        objects[`s${layer}-${i}`] = system(layer + 1 < layers ? needs : []);
      }
    }
    return objects;
  },
  "all need one network": (size) => {
    const objects: Objects = { netz: { type: "network" }, p: process_(["s0"]) };
    for (let i = 0; i < size - 2; i++)
      objects[`s${i}`] = system(["netz", ...(i + 1 < size - 2 ? [`s${i + 1}`] : [])]);
    return objects;
  },
};

function chain(prefix: string, length: number, objects: Objects): Objects {
  for (let i = 0; i < length; i++) {
    const last = i === length - 1;
    objects[`${prefix}${i}`] = last ? { type: "it-system", sites: ["rz-a"] } : system([`${prefix}${i + 1}`]);
  }
  return objects;
}

for (const [name, shape] of Object.entries(shapes)) {
  process.stdout.write(`${name}\n`);
  let before: number | null = null;
  for (const size of sizes) {
    const time = median(projectWith(shape(size)));
    const ratio = before === null ? "" : `, ${(time / before).toFixed(1)} times ${size / 2}`;
    process.stdout.write(
      `  ${String(size).padStart(6)} objects  ${time.toFixed(1).padStart(7)} ms${ratio}\n`,
    );
    before = time;
  }
}

function projectWith(objects: Objects): Project {
  const active = { phases: [{ from: "2019-01-01", state: "active" as const }] };
  return projectOf({ sites: { "rz-a": active, "rz-b": active }, objects });
}

/** Median processor time of judging a project, in milliseconds. */
function median(project: Project): number {
  const times = Array.from({ length: rounds }, () => {
    // Of the same objects the same would be said again without a look.
    const anew = { ...project, objects: [...project.objects] };
    const start = process.cpuUsage();
    assessDay(anew, "2026-11-23");
    const { user, system: inSystem } = process.cpuUsage(start);
    return (user + inSystem) / 1000;
  });
  return times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
}
