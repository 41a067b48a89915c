/** Whether a key belongs to an input method that is composing: then Enter chooses a word and Escape gives one up. */
export function isComposing(event: KeyboardEvent): boolean {
  // Safari ends the composition before that key goes down, and tells it from another only by the code that UI Events
  // keeps for input methods.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return event.isComposing || event.keyCode === 229
}
