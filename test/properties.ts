import fc from "fast-check";

/**
 * fast-check with one seed for all, so that a run says the same of the same state: whoever changes a comment is not stopped by a
 * counterexample that nobody drew before. `NACHWEIS_SEED=$RANDOM npm test` looks for new ones.
 */
fc.configureGlobal({ seed: Number(process.env.NACHWEIS_SEED ?? 20261129) });

export default fc;
