import type { Page } from "playwright-core";

/** When something of an open page was first painted, in milliseconds from the beginning of the visit; waits until it is. */
export function firstPaint(page: Page): Promise<number> {
  return page.evaluate<number>(`new Promise((resolve) => {
    new PerformanceObserver((list, observer) => {
      const [paint] = list.getEntriesByName("first-contentful-paint");
      if (paint === undefined) return;
      observer.disconnect();
      resolve(paint.startTime);
    }).observe({ type: "paint", buffered: true });
  })`);
}
