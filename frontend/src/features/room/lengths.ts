/** Return the length of a text as the server counts it: in code points, without blanks at its ends. */
export function lengthOf(text: string): number {
  return Array.from(text.trim()).length
}
