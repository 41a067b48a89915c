/** Writes `src/protocol/schema.d.ts` from `src/protocol/openapi.json`. */
import { writeFile } from 'node:fs/promises'

import openapiTS, { astToString } from 'openapi-typescript'

const folder = new URL('../src/protocol/', import.meta.url)
// What has a default may be left out of a request; answers say themselves that they always name it.
const tree = await openapiTS(new URL('openapi.json', folder), { defaultNonNullable: false })
const header = '/** Generated from openapi.json by `npm run schema`. */\n\n'
await writeFile(new URL('schema.d.ts', folder), header + astToString(tree))
