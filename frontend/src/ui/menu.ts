/** An act in a menu. */
export interface MenuAct {
  label: string
  act: () => unknown
  kind?: 'urgent' | undefined
  disabled?: boolean | undefined
}
