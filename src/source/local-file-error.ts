import { ExplainedError } from "../model/explained-error.ts";

/** A file that an import keeps on this machine is not what the import writes; it has to be made anew. */
export class LocalFileError extends ExplainedError {}
