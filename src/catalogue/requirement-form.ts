import type { Method } from "../model/method.ts";

/**
 * The form of the ids of a method's requirements. The method is data, which reports carry too: this is for one that came with a
 * catalogue, and is proven to take linear time as all other expressions are (`test/architecture/patterns.test.ts`).
 */
export function requirementForm(method: Method): RegExp {
  return new RegExp(method.requirementForm);
}
