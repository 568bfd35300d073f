import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** A process, so that another one can tell later whether it is still there. */
export interface ProcessIdentity {
  /** The machine, as far as it has a name of its own. */
  readonly host: string;
  /** Its start; changes when it is started anew. Empty where the system does not say. */
  readonly boot: string;
  /** The space in which process numbers count: each container has its own. Empty where there are none. */
  readonly space: string;
  readonly pid: number;
  /** When the process began, in the system's ticks: numbers are given again. Empty where the system does not say. */
  readonly start: string;
}

/** This process. */
export function thisProcess(): ProcessIdentity {
  return { ...thisMachine(), pid: process.pid, start: stateOf(process.pid)?.start ?? "" };
}

/** Whether a process is gone; null if this can't be known from here: it is of another machine or container. */
export function isGone(other: ProcessIdentity): boolean | null {
  const here = thisMachine();
  if (other.host !== here.host) return null;
  if (other.boot !== here.boot) return true;
  if (other.space !== here.space) return null;
  const there = stateOf(other.pid);
  if (there !== null) return there.ended || (other.start !== "" && there.start !== other.start);
  try {
    process.kill(other.pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

/** Reads what {@link thisProcess} wrote; null if it is something else. */
export function readIdentity(text: string): ProcessIdentity | null {
  try {
    const { host, boot, space, pid, start } = JSON.parse(text) as Record<string, unknown>;
    const words = [host, boot, space, start].every((word) => typeof word === "string");
    return words && Number.isSafeInteger(pid) && Number(pid) > 0
      ? { host: `${host}`, boot: `${boot}`, space: `${space}`, pid: Number(pid), start: `${start}` }
      : null;
  } catch {
    return null;
  }
}

function thisMachine(): Pick<ProcessIdentity, "host" | "boot" | "space"> {
  const machine = attempt(() => readFileSync("/etc/machine-id", "utf8").trim());
  return {
    host: [hostname(), machine].filter(Boolean).join(" "),
    boot: attempt(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()) ?? "",
    space: attempt(() => readlinkSync("/proc/self/ns/pid")) ?? "",
  };
}

/** From Linux's `/proc`; null where it does not say. `ended`: only the parent has not taken notice yet. */
function stateOf(pid: number): { readonly start: string; readonly ended: boolean } | null {
  const line = attempt(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  // The name of the program stands in brackets and may hold anything; the state is the third field, the start the 22nd.
  const fields = line?.slice(line.lastIndexOf(")") + 2).split(" ") ?? [];
  const [state, start] = [fields[0], fields[19]];
  return state === undefined || start === undefined ? null : { start, ended: /[ZX]/.test(state) };
}

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
