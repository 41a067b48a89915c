/**
 * Writes `src/protocol/schema.d.ts` from `src/protocol/openapi.json`.
 *
 * Events are told apart by the constant in `type`, which TypeScript understands by itself. A discriminator without a
 * mapping would have the generator put schema names in the place of those constants, so it is left out.
 */
import { readFile, writeFile } from 'node:fs/promises'

import openapiTS, { astToString } from 'openapi-typescript'

const folder = new URL('../src/protocol/', import.meta.url)

/** @type {(key: string, value: unknown) => unknown} */
const withoutDiscriminator = (key, value) => (key === 'discriminator' ? undefined : value)

const description = /** @type {import('openapi-typescript').OpenAPI3} */ (
  JSON.parse(await readFile(new URL('openapi.json', folder), 'utf-8'), withoutDiscriminator)
)
const tree = await openapiTS(description)
const header = '/** Generated from openapi.json by `npm run schema`. */\n\n'
await writeFile(new URL('schema.d.ts', folder), header + astToString(tree))
