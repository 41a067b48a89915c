/** A tab and what waits behind it. */
export interface Tab {
  value: string
  label: string
  /** How many things wait behind it. */
  count?: number | undefined
}
