import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { Envelope } from '../protocol/wire'
import { event, message, messageId, posted, snapshot, STREAM } from '../testing/room'
import { advance, messagesOf, oldestId, prepend, type Replica, replicaOf } from './replica'
import { WINDOW } from './state'

const DESK = `${STREAM}.desk`
const INNER = `${STREAM}.inner`

/** A log of two streams: what people say and edit, and what is noted of it for the desk. */
const logs = fc.array(fc.constantFrom('post', 'edit', 'hide', 'moderate'), { maxLength: 60 }).map((steps) => {
  const seqs: Record<string, number> = { [STREAM]: 3, [DESK]: 0 }
  const said: number[] = []
  return steps.map((step): Envelope => {
    const stream = step === 'moderate' ? DESK : STREAM
    const seq = (seqs[stream] = (seqs[stream] ?? 0) + 1)
    const target = messageId(said[said.length - 1] ?? 0)
    if (step === 'post') {
      said.push(seq)
      return posted(seq)
    }
    if (step === 'edit') return event(seq, 'message.edited', { message_id: target, text: `改${String(seq)}` })
    if (step === 'hide') return event(seq, 'message.hidden', { message_id: target })
    const data = { message_id: target, participant_id: 'p', text: 't', reason: 'r' }
    return { ...event(seq, 'message.moderated', data), stream }
  })
})

function start(): Replica {
  const first = snapshot(3)
  return replicaOf({ ...first, streams: { ...first.streams, [DESK]: 0 } })
}

/** Take events in as they come; for a gap, ask the log for what is missing, as the link does. */
function receive(replica: Replica, log: readonly Envelope[], arriving: readonly Envelope[]): Replica {
  return arriving.reduce((now, item) => advance(now, item) ?? resume(now, log), replica)
}

function resume(replica: Replica, log: readonly Envelope[]): Replica {
  return log.reduce((now, item) => {
    const next = advance(now, item)
    if (next === null) throw new Error('the log itself has a gap')
    return next
  }, replica)
}

describe('advance', () => {
  it('ends in the same state however events are lost, doubled, late and out of order', () => {
    fc.assert(
      fc.property(logs, fc.array(fc.nat(), { maxLength: 120 }), (log, picks) => {
        const arriving = picks.flatMap((pick) => log[pick % Math.max(1, log.length)] ?? [])
        const messy = resume(receive(start(), log, arriving), log)
        expect(messy).toEqual(resume(start(), log))
      }),
    )
  })

  it('returns the very same replica for what it has', () => {
    const replica = start()
    expect(advance(replica, posted(3))).toBe(replica)
  })

  it('refuses what does not follow', () => {
    expect(advance(start(), posted(5))).toBeNull()
  })

  it('counts each stream by itself', () => {
    const after = advance(start(), { ...event(1, 'message.moderated', {}), stream: DESK })
    expect(after?.streams).toEqual({ [STREAM]: 3, [DESK]: 1 })
  })
})

describe('the past', () => {
  const full = () => {
    let replica: Replica | null = start()
    for (let seq = 4; seq < 4 + WINDOW + 2; seq += 1) replica = replica && advance(replica, posted(seq))
    if (replica === null) throw new Error('unreachable')
    return replica
  }

  it('keeps what the window leaves behind', () => {
    expect(full().older.map((item) => item.seq)).toEqual([4, 5])
  })

  it('edits and hides there too, and forgets what was erased', () => {
    const edited = advance(full(), event(206, 'message.edited', { message_id: messageId(4), text: '改' }))
    expect(edited?.older[0]?.text).toBe('改')
    const hidden = edited && advance(edited, event(207, 'message.hidden', { message_id: messageId(5) }))
    expect(hidden?.older[1]).toMatchObject({ text: null, hidden: true })
    const erased = hidden && advance(hidden, event(208, 'payload.erased', { seq: 4, reason: 'retention' }))
    expect(erased?.older.map((item) => item.seq)).toEqual([5])
  })

  it('puts a page before what is there, once', () => {
    const replica = full()
    const page = [message(2), message(1)]
    const twice = prepend(prepend(replica, page, false), page, true)
    expect(twice.older.map((item) => item.seq)).toEqual([1, 2, 4, 5])
    expect(oldestId(twice)).toBe(messageId(1))
    expect(twice.hasOlder).toBe(false)
  })

  /** Return the event of a message on the inner stream, said as the `place`-th of all. */
  const whispered = (seq: number, place: number): Envelope => ({
    ...posted(place),
    seq,
    stream: INNER,
  })

  const ids = (replica: Replica | null) =>
    replica === null ? [] : messagesOf(replica).map((item) => item.message_id)

  it('stands in the order in which things were said, whichever stream is ahead', () => {
    const said = [posted(4), posted(6)].map((item, index) => ({ ...item, seq: 4 + index }))
    const inner = [whispered(1, 5), whispered(2, 7)]
    const orders = [
      [...said, ...inner],
      [...inner, ...said],
      [said[0], inner[0], inner[1], said[1]],
    ]
    for (const order of orders) {
      const end = order.reduce<Replica | null>(
        (now, item) => (now && item ? advance(now, item) : now),
        start(),
      )
      expect(ids(end)).toEqual([4, 5, 6, 7].map(messageId))
    }
  })

  it('keeps a late word that lies before the window where it belongs', () => {
    const replica = { ...full(), hasOlder: true }
    const late = advance(replica, {
      ...whispered(1, 5),
      data: { ...posted(5).data, message_id: `${messageId(4)}a` },
    })
    expect(late?.older.map((item) => item.message_id)).toEqual([
      messageId(4),
      `${messageId(4)}a`,
      messageId(5),
    ])
  })

  it('leaves what lies before all that is held to the past that was not fetched', () => {
    const replica = { ...full(), hasOlder: true }
    expect(ids(advance(replica, whispered(1, 1)))).not.toContain(messageId(1))
    expect(ids(advance({ ...replica, hasOlder: false }, whispered(1, 1)))[0]).toBe(messageId(1))
  })

  it('forgets on each stream what was erased there', () => {
    const replica = [posted(4), whispered(1, 3)].reduce<Replica | null>(
      (now, item) => now && advance(now, item),
      start(),
    )
    const erased =
      replica &&
      advance(replica, { ...event(2, 'payload.erased', { seq: 1, reason: 'retention' }), stream: INNER })
    expect(ids(erased)).toEqual([messageId(4)])
  })
})
