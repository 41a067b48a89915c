/** Who is seen and heard: the room's publications joined with the tracks that arrive. */
import type { PublicationState } from '../protocol/wire'
import type { ReceivedTrack } from './peer'

/** One sending device's picture and voice, or its screen. */
export interface Sender {
  key: string
  participantId: string
  /** The object stays the same while its tracks come and go, so that a picture does not start over. */
  stream: MediaStream
  /** The publication of its picture, `null` while there is none. */
  videoId: string | null
  /** Whether it is a screen that is shown, and not a person. */
  isScreen: boolean
}

export class Senders {
  private readonly streams = new Map<string, MediaStream>()

  /** Return the senders in the order in which they began, each with the tracks that have arrived. */
  arrange(publications: PublicationState[], received: ReceivedTrack[]): Sender[] {
    const arrived = new Map(received.map((item) => [item.publicationId, item.track]))
    const tracks = new Map<string, MediaStreamTrack[]>()
    const participants = new Map<string, string>()
    const videos = new Map<string, string>()
    const screens = new Set<string>()
    for (const { publication_id, participant_id, device, source } of publications) {
      const track = arrived.get(publication_id)
      if (!track) continue
      const key = `${participant_id}.${device}${source === 'screen' ? '.screen' : ''}`
      if (source === 'screen') screens.add(key)
      tracks.set(key, [...(tracks.get(key) ?? []), track])
      participants.set(key, participant_id)
      if (track.kind === 'video') videos.set(key, publication_id)
    }
    for (const key of this.streams.keys()) if (!tracks.has(key)) this.streams.delete(key)
    return [...tracks].map(([key, wanted]) => ({
      key,
      participantId: participants.get(key) ?? '',
      stream: this.stream(key, wanted),
      videoId: videos.get(key) ?? null,
      isScreen: screens.has(key),
    }))
  }

  private stream(key: string, wanted: MediaStreamTrack[]): MediaStream {
    const stream = this.streams.get(key) ?? new MediaStream()
    this.streams.set(key, stream)
    for (const track of stream.getTracks()) if (!wanted.includes(track)) stream.removeTrack(track)
    for (const track of wanted) if (!stream.getTracks().includes(track)) stream.addTrack(track)
    return stream
  }
}
