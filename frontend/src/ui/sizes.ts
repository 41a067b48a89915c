/** Sizes of files in words. */

const KILO = 1024
const MEGA = 1024 * 1024

/** Return the key of the sentence for so many bytes, and the number in it. */
export function sizeIn(bytes: number): { key: string; size: string } {
  if (bytes < KILO) return { key: 'file.size.bytes', size: String(bytes) }
  if (bytes < MEGA) return { key: 'file.size.kilo', size: String(Math.ceil(bytes / KILO)) }
  const size = bytes / MEGA
  return {
    key: 'file.size.mega',
    size: size < 10 ? size.toFixed(1).replace(/\.0$/, '') : String(Math.ceil(size)),
  }
}
