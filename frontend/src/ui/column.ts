/** A column of a table. */
export interface Column<T> {
  key: string
  label: string
  /** What the column is sorted by; without it, it cannot be sorted. */
  by?: (row: T) => string | number | null
  isNumber?: boolean
  /** The column with the name of the row. */
  isName?: boolean
  /** Whether the head is only read out, as over buttons. */
  isQuiet?: boolean
}
