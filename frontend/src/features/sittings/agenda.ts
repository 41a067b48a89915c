/** An agenda as a tree in the order in which it is read: where an item may go, and when it would begin. */
import type { AgendaEntry, AgendaKind, FloorOrder } from '../../protocol/wire'

export const AGENDA_KINDS: readonly AgendaKind[] = [
  'report',
  'speeches',
  'exchange',
  'response',
  'summary',
  'other',
]
export const FLOOR_ORDERS: readonly FloorOrder[] = [
  'arranged',
  'first_come',
  'least_heard',
  'by_sector',
  'alternating',
]

/** The greatest depth, counted from 0. */
const DEEPEST = 2

type Entry = Pick<AgendaEntry, 'item_id' | 'parent_id' | 'position' | 'depth' | 'minutes'>

/** Where an item is to go: below which other, and at which place among those that stand there then. */
export interface Place {
  parent_id: string | null
  position: number
}

export type Step = 'up' | 'down' | 'in' | 'out'

/** Return where a step would lead an item, `null` where it cannot go. */
export function step(items: readonly Entry[], id: string, way: Step): Place | null {
  const item = items.find((one) => one.item_id === id)
  if (!item) return null
  const siblings = childrenOf(items, item.parent_id)
  const at = siblings.findIndex((one) => one.item_id === id)
  if (way === 'up') return at > 0 ? { parent_id: item.parent_id, position: at - 1 } : null
  if (way === 'down') return at < siblings.length - 1 ? { parent_id: item.parent_id, position: at + 1 } : null
  if (way === 'in') {
    const before = siblings[at - 1]
    if (!before || item.depth + heightOf(items, id) + 1 > DEEPEST) return null
    return { parent_id: before.item_id, position: childrenOf(items, before.item_id).length }
  }
  const parent = items.find((one) => one.item_id === item.parent_id)
  if (!parent) return null
  const aunts = childrenOf(items, parent.parent_id)
  return { parent_id: parent.parent_id, position: aunts.indexOf(parent) + 1 }
}

/** Return where an item goes that is dropped on another: to its place; `null` where it cannot go. */
export function drop(items: readonly Entry[], id: string, on: string): Place | null {
  const item = items.find((one) => one.item_id === id)
  const target = items.find((one) => one.item_id === on)
  if (!item || !target || id === on || isBelow(items, target, id)) return null
  if (target.depth + heightOf(items, id) > DEEPEST) return null
  return { parent_id: target.parent_id, position: childrenOf(items, target.parent_id).indexOf(target) }
}

/** Return how many minutes the whole takes: an item its own, or else what stands below it. */
export function minutesOf(items: readonly Entry[], parent: string | null = null): number {
  return childrenOf(items, parent).reduce((sum, item) => sum + lengthOf(items, item), 0)
}

/** Return how many minutes after the beginning each item begins, by its id. */
export function beginnings(items: readonly Entry[]): Map<string, number> {
  const found = new Map<string, number>()
  function walk(parent: string | null, from: number): void {
    let at = from
    for (const item of childrenOf(items, parent)) {
      found.set(item.item_id, at)
      walk(item.item_id, at)
      at += lengthOf(items, item)
    }
  }
  walk(null, 0)
  return found
}

function lengthOf(items: readonly Entry[], item: Entry): number {
  return item.minutes || minutesOf(items, item.item_id)
}

function childrenOf(items: readonly Entry[], parent: string | null): Entry[] {
  return items.filter((item) => item.parent_id === parent).sort((a, b) => a.position - b.position)
}

/** Return how many levels stand below an item. */
function heightOf(items: readonly Entry[], id: string): number {
  return Math.max(0, ...childrenOf(items, id).map((child) => heightOf(items, child.item_id) + 1))
}

function isBelow(items: readonly Entry[], item: Entry, ancestor: string): boolean {
  if (item.parent_id === null) return false
  if (item.parent_id === ancestor) return true
  const parent = items.find((one) => one.item_id === item.parent_id)
  return parent !== undefined && isBelow(items, parent, ancestor)
}
