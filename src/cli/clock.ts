/** Today in the machine's own time zone (YYYY-MM-DD): the day that a person sees on the calendar. */
export function today(): string {
  const now = new Date();
  const part = (n: number): string => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`;
}
