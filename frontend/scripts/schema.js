/** Writes `src/protocol/schema.d.ts` from `src/protocol/openapi.json`. */
import { writeFile } from 'node:fs/promises'

import openapiTS, { astToString } from 'openapi-typescript'

const folder = new URL('../src/protocol/', import.meta.url)
const tree = await openapiTS(new URL('openapi.json', folder))
const header = '/** Generated from openapi.json by `npm run schema`. */\n\n'
await writeFile(new URL('schema.d.ts', folder), header + astToString(tree))
