import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inTemporaryFolder } from "../../src/publish/work-folder.ts";

// Writes file after file into a temporary folder, many at once, until somebody stops it.
await inTemporaryFolder("test", async (folder) => {
  const writers = Array.from({ length: 64 }, async (_, writer) => {
    for (let n = 0; ; n++) {
      const name = join(folder, String(n % 50));
      await mkdir(name, { recursive: true }).catch(() => {});
      await writeFile(join(name, `${writer}-${n}`), "x".repeat(4096)).catch(() => {});
      if (writer === 0 && n === 20) process.stdout.write("writing\n");
    }
  });
  await Promise.all(writers);
});
