import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { delimiter, isAbsolute, join, sep } from "node:path";

/**
 * The absolute path of a program, null if it is not there. Systems would look for it in the working folder too (Windows
 * does so first, others where the path has a relative entry), and npm puts `node_modules/.bin` of the folder in front:
 * content could bring a program of that name. So only absolute entries count, and none that lies in the content.
 *
 * @param path the variable PATH
 * @param content the folder whose programs are never run
 */
export function findProgram(name: string, path: string, content: string): string | null {
  for (const folder of path.split(delimiter)) {
    if (!isAbsolute(folder)) continue;
    const program = join(folder, process.platform === "win32" ? `${name}.exe` : name);
    if (isProgram(program) && !isWithin(program, content)) return program;
  }
  return null;
}

/** Whether a path is a folder or lies in it, by their real paths. */
export function isWithin(path: string, folder: string): boolean {
  return `${real(path)}${sep}`.startsWith(`${real(folder)}${sep}`);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function real(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
