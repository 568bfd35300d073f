/**
 * Waits until all have ended, so that nothing is being written any more when the caller tidies up.
 * @throws what the first of them in the list has failed with.
 */
export async function allDone(work: readonly Promise<unknown>[]): Promise<void> {
  for (const result of await Promise.allSettled(work)) if (result.status === "rejected") throw result.reason;
}
