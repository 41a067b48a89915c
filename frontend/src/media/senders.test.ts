import { beforeEach, describe, expect, it } from 'vitest'

import { fakeMedia, FakeTrack } from '../testing/peer'
import { Senders } from './senders'

const publication = (publication_id: string, kind: 'audio' | 'video', device = 'phone') => ({
  publication_id,
  participant_id: 'wei',
  device,
  kind,
  source: kind === 'audio' ? ('microphone' as const) : ('camera' as const),
})
const received = (publicationId: string, kind: 'audio' | 'video') => ({
  publicationId,
  participantId: 'wei',
  track: new FakeTrack(kind) as unknown as MediaStreamTrack,
})

beforeEach(fakeMedia)

describe('Senders', () => {
  it('joins picture and voice of one device, and keeps two devices apart', () => {
    const publications = [
      publication('a', 'audio'),
      publication('v', 'video'),
      publication('w', 'video', 'desk'),
    ]
    const arranged = new Senders().arrange(publications, [
      received('a', 'audio'),
      received('v', 'video'),
      received('w', 'video'),
    ])
    expect(arranged.map((item) => [item.key, item.stream.getTracks().length])).toEqual([
      ['wei.phone', 2],
      ['wei.desk', 1],
    ])
  })

  it('shows nobody whose tracks have not arrived', () => {
    expect(new Senders().arrange([publication('a', 'audio')], [])).toEqual([])
  })

  it('keeps the stream while its tracks come and go', () => {
    const senders = new Senders()
    const voice = received('a', 'audio')
    const picture = received('v', 'video')
    const both = [publication('a', 'audio'), publication('v', 'video')]
    const before = senders.arrange(both, [voice, picture])[0]
    const after = senders.arrange([publication('a', 'audio')], [voice, picture])[0]
    expect(after?.stream).toBe(before?.stream)
    expect([before?.videoId, after?.videoId]).toEqual(['v', null])
    expect(after?.stream.getTracks()).toEqual([voice.track])
  })
})
