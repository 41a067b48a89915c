/** Commands over REST, for when the socket is blocked: the same verbs under the same idempotency keys. */
import { api, ask } from './http'
import type { paths } from './schema'
import type { Command, CommandType } from './wire'

type Method = 'post' | 'put' | 'patch' | 'delete'
type Path = keyof paths & `/api/${string}`

/** Where each verb has its REST route; `{field}` names a field of the command, or the room. */
const ROUTES: Record<CommandType, readonly [Method, Path]> = {
  'agenda.step': ['put', '/api/rooms/{room_id}/agenda/current'],
  'ballot.cast': ['post', '/api/rooms/{room_id}/polls/{poll_id}/ballot'],
  'call.mute': ['put', '/api/rooms/{room_id}/participants/{participant_id}/mutes/{source}'],
  'call.open': ['put', '/api/rooms/{room_id}/participants/{participant_id}/microphone'],
  'call.unmute': ['delete', '/api/rooms/{room_id}/participants/{participant_id}/mutes/{source}'],
  'floor.extend': ['post', '/api/rooms/{room_id}/floor/requests/{request_id}/extend'],
  'floor.grant': ['post', '/api/rooms/{room_id}/floor/grant'],
  'floor.move': ['post', '/api/rooms/{room_id}/floor/requests/{request_id}/move'],
  'floor.next': ['post', '/api/rooms/{room_id}/floor/next'],
  'floor.pass': ['post', '/api/rooms/{room_id}/floor/answers'],
  'floor.release': ['post', '/api/rooms/{room_id}/floor/requests/{request_id}/release'],
  'floor.request': ['post', '/api/rooms/{room_id}/floor/requests'],
  'floor.revoke': ['post', '/api/rooms/{room_id}/floor/requests/{request_id}/revoke'],
  'floor.take': ['post', '/api/rooms/{room_id}/floor/requests/{request_id}/take'],
  'floor.take_away': ['post', '/api/rooms/{room_id}/floor/requests/{request_id}/take-away'],
  'floor.withdraw': ['delete', '/api/rooms/{room_id}/floor/requests/{request_id}'],
  'message.edit': ['patch', '/api/rooms/{room_id}/messages/{message_id}'],
  'message.hide': ['post', '/api/rooms/{room_id}/messages/{message_id}/hide'],
  'message.post': ['post', '/api/rooms/{room_id}/messages'],
  'note.write': ['post', '/api/rooms/{room_id}/notes'],
  'notice.dismiss': ['delete', '/api/notices/{notice_id}'],
  'participant.admit': ['post', '/api/rooms/{room_id}/admissions'],
  'participant.check_in': ['put', '/api/rooms/{room_id}/participants/{participant_id}/signature'],
  'participant.check_out': ['delete', '/api/rooms/{room_id}/participants/{participant_id}/signature'],
  'participant.count': ['put', '/api/rooms/{room_id}/participants/{participant_id}/headcount'],
  'participant.mark': ['put', '/api/rooms/{room_id}/whereabouts'],
  'participant.remove': ['post', '/api/rooms/{room_id}/participants/{participant_id}/remove'],
  'participant.turn_away': ['post', '/api/rooms/{room_id}/participants/{participant_id}/turn-away'],
  'poll.cancel': ['post', '/api/rooms/{room_id}/polls/{poll_id}/cancel'],
  'poll.close': ['post', '/api/rooms/{room_id}/polls/{poll_id}/close'],
  'poll.open': ['post', '/api/rooms/{room_id}/polls/{poll_id}/open'],
  'poll.publish': ['post', '/api/rooms/{room_id}/polls/{poll_id}/publish'],
  'poll.remind': ['post', '/api/rooms/{room_id}/polls/{poll_id}/remind'],
  'recording.start': ['put', '/api/rooms/{room_id}/recording'],
  'recording.stop': ['delete', '/api/rooms/{room_id}/recording'],
  'question.state': ['put', '/api/rooms/{room_id}/messages/{message_id}/question'],
  'sitting.close': ['post', '/api/rooms/{room_id}/close'],
  'sitting.end': ['post', '/api/rooms/{room_id}/end'],
  'sitting.lock': ['post', '/api/rooms/{room_id}/lock'],
  'sitting.open': ['post', '/api/rooms/{room_id}/open'],
  'sitting.resume': ['post', '/api/rooms/{room_id}/resume'],
  'sitting.start': ['post', '/api/rooms/{room_id}/start'],
  'sitting.suspend': ['post', '/api/rooms/{room_id}/suspend'],
  'sitting.unlock': ['post', '/api/rooms/{room_id}/unlock'],
}

/** What `api.request` takes once the route is known only at run time. */
type AnyRequest = (
  method: Method,
  path: Path,
  init: { params: { path: Record<string, unknown>; header: Record<string, string> }; body?: unknown },
) => Promise<{ data?: unknown; error?: unknown; response: Response }>

/** Ask for `command` in a room. */
export function perform(room_id: string, command: Command): Promise<unknown> {
  const [method, route] = ROUTES[command.type]
  const given: Record<string, unknown> = { ...command.data, room_id }
  const inPath = new Set([...route.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))
  const pick = (isWanted: (field: string) => boolean) =>
    Object.fromEntries(Object.entries(given).filter(([field]) => isWanted(field)))
  const body = pick((field) => field !== 'room_id' && !inPath.has(field))
  const request = api.request as AnyRequest
  return ask(
    request(method, route, {
      params: { path: pick((field) => inPath.has(field)), header: { 'Idempotency-Key': command.id } },
      ...(Object.keys(body).length > 0 ? { body } : {}),
    }),
  )
}
