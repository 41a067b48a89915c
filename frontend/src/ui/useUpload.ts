/** One file on its way at a time. */
import { onScopeDispose, readonly, ref, shallowRef } from 'vue'

import { asProblem, type ProblemError } from '../protocol/problem'
import { type Upload, upload } from '../protocol/upload'

export function useUpload() {
  const progress = ref<number | null>(null)
  const name = ref('')
  const problem = shallowRef<ProblemError | null>(null)
  let going: Upload<unknown> | null = null

  /** Send `file` with further `values` to `path`; return the answer, or `null` when it was refused or given up. */
  async function send<T>(path: string, file: File, values: Record<string, string> = {}): Promise<T | null> {
    const form = new FormData()
    for (const [key, value] of Object.entries(values)) form.append(key, value)
    form.append('file', file)
    problem.value = null
    progress.value = 0
    name.value = file.name
    const started = upload<T>(path, form, (share) => (progress.value = share))
    going = started
    try {
      return await started.answer
    } catch (error) {
      const found = asProblem(error)
      if (found.code !== 'client.ended') problem.value = found
      return null
    } finally {
      progress.value = null
      going = null
    }
  }

  const cancel = (): void => going?.cancel()
  onScopeDispose(cancel)
  return { progress: readonly(progress), name: readonly(name), problem, send, cancel }
}
