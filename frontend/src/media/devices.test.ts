import { describe, expect, it, vi } from 'vitest'

import { fakeMedia, FakeStream, FakeTrack } from '../testing/peer'
import { chooseDevices } from './choice'
import { capture, captureScreen, obstacle } from './devices'

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
    await expect(capture({ microphone: true })).rejects.toMatchObject({ reason: 'insecure' })
    expect(asked).not.toHaveBeenCalled()
  })

  it('asks for a microphone alone where no picture is wished for', async () => {
    const asked = browser(() => Promise.resolve(new FakeStream([new FakeTrack('audio')])))
    const captured = await capture({ microphone: true })
    expect(captured.map((item) => item.source)).toEqual(['microphone'])
    expect(asked.mock.lastCall?.[0]).toMatchObject({ video: false })
  })

  it.each([
    ['NotAllowedError', 'denied'],
    ['SecurityError', 'denied'],
    ['NotReadableError', 'busy'],
    ['AbortError', 'busy'],
  ])('says of %s: %s, and does not ask twice', async (name, reason) => {
    const asked = browser(() => Promise.reject(failing(name)))
    await expect(capture({ microphone: true, camera: true })).rejects.toMatchObject({ reason })
    expect(asked).toHaveBeenCalledOnce()
  })

  it('does with the microphone where there is no camera', async () => {
    browser((wish) =>
      wish.video
        ? Promise.reject(failing('NotFoundError'))
        : Promise.resolve(new FakeStream([new FakeTrack('audio')])),
    )
    const captured = await capture({ microphone: true, camera: true })
    expect(captured.map((item) => item.source)).toEqual(['microphone'])
  })

  it('says that there is neither', async () => {
    const asked = browser(() => Promise.reject(failing('NotFoundError')))
    await expect(capture({ microphone: true, camera: true })).rejects.toMatchObject({ reason: 'missing' })
    expect(asked).toHaveBeenCalledTimes(3)
  })

  it('wishes for the device that was chosen', async () => {
    chooseDevices({ microphone: 'headset' })
    const asked = browser(() => Promise.resolve(new FakeStream([new FakeTrack('audio')])))
    await capture({ microphone: true })
    expect(asked.mock.lastCall?.[0].audio).toMatchObject({ deviceId: { ideal: 'headset' } })
    localStorage.clear()
  })
})

describe('captureScreen', () => {
  it('takes it for no problem if the person chooses none', async () => {
    browser(() => Promise.resolve(new FakeStream()))
    vi.stubGlobal('navigator', {
      mediaDevices: { getDisplayMedia: () => Promise.reject(failing('NotAllowedError')) },
    })
    await expect(captureScreen()).rejects.toMatchObject({ reason: 'cancelled' })
  })
})
