import { ExplainedError } from "../model/explained-error.ts";

/** An import that can't be done as asked: the mapping or the content does not allow it. Nothing was written. */
export class ImportError extends ExplainedError {}
