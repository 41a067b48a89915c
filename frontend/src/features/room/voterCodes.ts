/**
 * 投票校验码: made and kept by this device alone, and sent only inside the sealed ballot. Whoever has it can find the ballot
 * in the published list, and nobody else can.
 */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const LENGTH = 10

/** Return this device's code for a poll, the same one each time. */
export function voterCode(pollId: string, storage: Storage = localStorage): string {
  const key = `voter-code.${pollId}`
  try {
    const kept = storage.getItem(key)
    if (kept !== null) return kept
    const made = make()
    storage.setItem(key, made)
    return made
  } catch {
    return make() // storage is forbidden: the code is shown, and the voter writes it down
  }
}

function make(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH))
  return [...bytes].map((byte) => LETTERS[byte % LETTERS.length]).join('')
}
