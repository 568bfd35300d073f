/** Fewest digits of a number with its area code. “24/7/365” has fewer. */
const fewestDigits = 7;

/** Whether a text holds something like a phone number: that many digits without a letter between them. */
export function holdsPhoneNumber(text: string): boolean {
  let digits = 0;
  for (const character of text) {
    if (/\p{Nd}/u.test(character)) digits++;
    else if (/\p{L}/u.test(character)) digits = 0;
    if (digits === fewestDigits) return true;
  }
  return false;
}
