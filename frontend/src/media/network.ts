/** What the browser says of the network, where it says anything. */

interface Connection {
  type?: string
  saveData?: boolean
}

/** Whether pictures cost the person money: mobile data, or a wish to save it. */
export function isMetered(): boolean {
  const { connection } = navigator as Navigator & { connection?: Connection }
  return connection?.type === 'cellular' || connection?.saveData === true
}
