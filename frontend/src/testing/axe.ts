/** axe-core over a mounted component. What needs a real browser's layout is examined by the end-to-end tests. */
import axe from 'axe-core'
import { expect } from 'vitest'

const options: axe.RunOptions = {
  rules: {
    'color-contrast': { enabled: false },
    region: { enabled: false },
    'target-size': { enabled: false },
  },
}

/** Find no violation in what stands in the document. */
export async function expectAccessible(root: Element = document.body): Promise<void> {
  const { violations, passes } = await axe.run(root, options)
  expect(passes.length).toBeGreaterThan(0)
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}
