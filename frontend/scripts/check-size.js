/**
 * Fails when the script that the room page loads before media starts outgrows its budget.
 *
 * The page's own script and everything it imports is counted, eagerly or for the room's route, compressed as the
 * server sends it.
 */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const BUDGET = 200 * 1024
const dist = new URL('../dist/', import.meta.url)
const route = 'src/features/room/RoomPage.vue'

const manifest = /** @type {Record<string, {file: string, imports?: string[], isEntry?: boolean}>} */ (
  JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf-8'))
)

/** @type {Set<string>} */
const files = new Set()

/** @param {string} key */
function load(key) {
  const chunk = manifest[key]
  if (!chunk) throw new Error(`no ${key} in the build: is the room's route still loaded by this name?`)
  if (files.has(chunk.file)) return
  files.add(chunk.file)
  for (const imported of chunk.imports ?? []) load(imported)
}

for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) load(key)
load(route)

let total = 0
for (const file of files) {
  const size = gzipSync(readFileSync(new URL(file, dist))).length
  total += size
  console.log(`${(size / 1024).toFixed(1).padStart(8)} KB  ${file}`)
}
console.log(`${(total / 1024).toFixed(1).padStart(8)} KB  room page, gzipped (budget ${BUDGET / 1024} KB)`)
if (total > BUDGET) {
  console.error('The room page is over its budget.')
  process.exit(1)
}
