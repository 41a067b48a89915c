/** Who is signed in, for the whole page: asked once, changed by signing in and out. */
import { readonly, shallowReadonly, shallowRef } from 'vue'

import { api, ask } from '../../protocol/http'
import { asProblem, type ProblemError } from '../../protocol/problem'
import type { Language, Session, SignInRequest } from '../../protocol/wire'

const session = shallowRef<Session | null>(null)
const problem = shallowRef<ProblemError | null>(null)

/** Ask who is signed in, once; `null` if no answer came, and `problem` says why. */
async function load(): Promise<Session | null> {
  try {
    session.value ??= await ask(api.GET('/api/session'))
    problem.value = null
  } catch (error) {
    problem.value = asProblem(error)
  }
  return session.value
}

/** Sign in by name and password, or by a phone's code. Throws ProblemError: `login.failed`, `text_code.wrong` … */
async function signIn(body: SignInRequest): Promise<void> {
  session.value = await ask(api.POST('/api/session', { body }))
}

/** Take what a phone has granted to this browser. Throws ProblemError: `qr_login.waiting`, `qr_login.expired`. */
async function claim(qr_login_id: string): Promise<void> {
  session.value = await ask(
    api.POST('/api/qr-logins/{qr_login_id}/claim', { params: { path: { qr_login_id } } }),
  )
}

/** Sign out here. Throws ProblemError. */
async function signOut(): Promise<void> {
  await ask(api.DELETE('/api/session'))
  session.value = null
}

/** The server no longer knows this session: ask again before anything else is shown. */
function forget(): void {
  session.value = null
}

/** Remember the language with the account, so that notices speak it too. Throws ProblemError. */
async function speak(language: Language): Promise<void> {
  if (!session.value?.account) return
  // A page closed right after the tap does not take the choice along.
  const account = await ask(api.PATCH('/api/account', { body: { language }, keepalive: true }))
  session.value = { ...session.value, account }
}

export function useAccount() {
  return {
    session: readonly(session),
    problem: shallowReadonly(problem),
    load,
    signIn,
    claim,
    signOut,
    forget,
    speak,
  }
}
