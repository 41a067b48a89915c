import { afterEach, expect, it, vi } from 'vitest'

import { saveFile } from './saveFile'

afterEach(() => vi.restoreAllMocks())

it('hands a file over under its name, and lets go of it afterwards', () => {
  vi.useFakeTimers()
  const clicked: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    clicked.push(`${this.download} ${this.href}`)
  })
  const revoke = vi.fn()
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: revoke }))
  saveFile(new Blob(['x']), '个人链接.xlsx')
  expect(clicked).toEqual(['个人链接.xlsx blob:x'])
  expect(revoke).not.toHaveBeenCalled()
  vi.runAllTimers()
  expect(revoke).toHaveBeenCalledWith('blob:x')
  vi.useRealTimers()
})
