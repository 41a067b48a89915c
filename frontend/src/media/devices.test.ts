import { describe, expect, it, vi } from 'vitest'

import { fakeMedia, FakeStream, FakeTrack } from '../testing/peer'
import { capture, obstacle, release } from './devices'

const failing = (name: string) => Object.assign(new Error(name), { name })

function browser(getUserMedia: (wish: MediaStreamConstraints) => Promise<unknown>, isSecure = true) {
  fakeMedia()
  vi.stubGlobal('isSecureContext', isSecure)
  const asked = vi.fn(getUserMedia)
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: asked } })
  return asked
}

describe('obstacle', () => {
  it('is the missing HTTPS before anything else', () => {
    browser(() => Promise.resolve(), false)
    vi.stubGlobal('navigator', {})
    expect(obstacle()).toBe('insecure')
  })

  it('is a browser without media', () => {
    browser(() => Promise.resolve())
    vi.stubGlobal('navigator', {})
    expect(obstacle()).toBe('unsupported')
  })

  it('is nothing on a fit browser', () => {
    browser(() => Promise.resolve())
    expect(obstacle()).toBeNull()
  })
})

describe('capture', () => {
  it('asks nobody on a page without HTTPS', async () => {
    const asked = browser(() => Promise.resolve(new FakeStream()), false)
    await expect(capture()).rejects.toMatchObject({ reason: 'insecure' })
    expect(asked).not.toHaveBeenCalled()
  })

  it.each([
    ['NotAllowedError', 'denied'],
    ['SecurityError', 'denied'],
    ['NotReadableError', 'busy'],
    ['AbortError', 'busy'],
  ])('says of %s: %s, and does not ask twice', async (name, reason) => {
    const asked = browser(() => Promise.reject(failing(name)))
    await expect(capture()).rejects.toMatchObject({ reason })
    expect(asked).toHaveBeenCalledOnce()
  })

  it('does with the camera where there is no microphone', async () => {
    const camera = new FakeStream([new FakeTrack('video')])
    browser((wish) => (wish.audio ? Promise.reject(failing('NotFoundError')) : Promise.resolve(camera)))
    await expect(capture()).resolves.toBe(camera)
  })

  it('says that there is neither', async () => {
    const asked = browser(() => Promise.reject(failing('NotFoundError')))
    await expect(capture()).rejects.toMatchObject({ reason: 'missing' })
    expect(asked).toHaveBeenCalledTimes(3)
  })
})

describe('release', () => {
  it('stops every track without a word to its listener', () => {
    const track = new FakeTrack('video')
    track.onended = () => undefined
    release(new FakeStream([track]) as unknown as MediaStream)
    expect(track.isStopped).toBe(true)
    expect(track.onended).toBeNull()
  })
})
