/** Commands over REST, for when the socket is blocked: the same verbs under the same idempotency keys. */
import { api, ask } from './http'
import type { Command } from './wire'

/** Ask for `command` in a room. */
export function perform(room_id: string, command: Command): Promise<unknown> {
  const header = { 'Idempotency-Key': command.id }
  switch (command.type) {
    case 'message.post':
      return ask(
        api.POST('/api/rooms/{room_id}/messages', {
          params: { path: { room_id }, header },
          body: command.data,
        }),
      )
    case 'message.edit': {
      const { message_id, ...body } = command.data
      const params = { path: { room_id, message_id }, header }
      return ask(api.PATCH('/api/rooms/{room_id}/messages/{message_id}', { params, body }))
    }
    case 'message.hide': {
      const { message_id, ...body } = command.data
      const params = { path: { room_id, message_id }, header }
      return ask(api.POST('/api/rooms/{room_id}/messages/{message_id}/hide', { params, body }))
    }
    case 'notice.dismiss': {
      const { notice_id } = command.data
      return ask(api.DELETE('/api/notices/{notice_id}', { params: { path: { notice_id }, header } }))
    }
  }
}
