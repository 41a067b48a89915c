/** Something to choose from a list. */
export interface Choice {
  id: string
  label: string
  /** What tells it from others of the same name. */
  note?: string | undefined
  disabled?: boolean | undefined
}
