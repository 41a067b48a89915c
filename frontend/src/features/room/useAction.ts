/** Asking the room for something by a button: busy while it is under way, and saying so when it was refused. */
import { readonly, ref, type Ref, shallowRef, type ShallowRef } from 'vue'

import { asProblem, type ProblemError } from '../../protocol/problem'
import type { CommandData, CommandType } from '../../protocol/wire'
import type { UseRoom } from '../../room/useRoom'

export interface UseAction {
  isBusy: Readonly<Ref<boolean>>
  problem: ShallowRef<ProblemError | null>
  /** Ask over the room's connection, and return whether it was done. */
  act: <T extends CommandType>(type: T, data: CommandData<T>) => Promise<boolean>
  /** Ask in another way, and return whether it was done. */
  run: (request: () => Promise<unknown>) => Promise<boolean>
}

export function useAction(room: UseRoom): UseAction {
  const isBusy = ref(false)
  const problem = shallowRef<ProblemError | null>(null)

  async function run(request: () => Promise<unknown>): Promise<boolean> {
    isBusy.value = true
    problem.value = null
    try {
      await request()
      return true
    } catch (error) {
      problem.value = asProblem(error)
      return false
    } finally {
      isBusy.value = false
    }
  }

  return {
    isBusy: readonly(isBusy),
    problem,
    act: (type, data) => run(() => room.send(type, data)),
    run,
  }
}
