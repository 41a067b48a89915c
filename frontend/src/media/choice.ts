/** Which devices a person has chosen, remembered by this browser alone. */

export interface Choice {
  microphone?: string
  camera?: string
  speaker?: string
}

const KEY = 'devices'

/** Return what was chosen; a device that is no longer there is ignored by the browser. */
export function chosenDevices(): Choice {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return typeof found === 'object' && found !== null ? found : {}
  } catch {
    return {} // a private window may forbid storage
  }
}

/** Remember a choice. */
export function chooseDevices(choice: Choice): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...chosenDevices(), ...choice }))
  } catch {
    // a private window may forbid storage
  }
}
