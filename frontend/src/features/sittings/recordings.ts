/** Recordings as a page shows them: by item of the agenda, with lengths in words that clocks use. */
import type { RecordingItem } from '../../protocol/wire'

export interface RecordedItem {
  /** Empty for what was outside the agenda. */
  readonly item_id: string
  readonly title: string
  readonly recordings: readonly RecordingItem[]
}

/** Return recordings item by item, in the order in which they come. */
export function byItem(recordings: readonly RecordingItem[]): RecordedItem[] {
  const found = new Map<string, { title: string; recordings: RecordingItem[] }>()
  for (const recording of recordings) {
    const key = recording.item_id ?? ''
    const item = found.get(key) ?? { title: recording.item_title, recordings: [] }
    item.recordings.push(recording)
    found.set(key, item)
  }
  return [...found].map(([item_id, item]) => ({ item_id, ...item }))
}

/** Tell whether a film of one of them is still to come. */
export function isFilming(recordings: readonly RecordingItem[]): boolean {
  return recordings.some(({ film }) => film?.state === 'waiting' || film?.state === 'making')
}

/** Return a length as `8:05` or `1:02:03`. */
export function lengthOf(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000)
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const shown = parts[0] === 0 ? parts.slice(1) : parts
  return shown.map((part, place) => (place === 0 ? String(part) : String(part).padStart(2, '0'))).join(':')
}
