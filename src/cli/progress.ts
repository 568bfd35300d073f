import { stderr } from "node:process";
import type { Bilingual, Language } from "../model/position.ts";

/** Shows on standard error what a command does and how much is done: one moving line on a terminal, else plain lines. */
export class Progress {
  private readonly language: Language;
  private lastShown = 0;
  private open = false;

  constructor(language: Language) {
    this.language = language;
  }

  /** A new step begins. */
  step(text: Bilingual): void {
    this.end();
    if (stderr.isTTY) {
      stderr.write(`${text[this.language]} …`);
      this.open = true;
    } else stderr.write(`${text[this.language]} …\n`);
  }

  /** `done` of `total` of a step are finished; on a terminal alone, and not more often than the eye can follow. */
  count(text: Bilingual, done: number, total: number): void {
    if (!stderr.isTTY) return;
    const now = performance.now();
    if (done < total && now - this.lastShown < 100) return;
    this.lastShown = now;
    stderr.write(`\r\u001b[K${text[this.language]} … ${done}/${total}`);
    this.open = true;
  }

  /** Ends the moving line. */
  end(): void {
    if (this.open) stderr.write("\n");
    this.open = false;
  }
}
