/** Acts without a form of their own: why one was refused is said where what was done is said. */
import { asProblem } from '../protocol/problem'
import { useProblemText } from './useProblemText'
import { useToasts } from './useToasts'

/** Return a function that does something and says why, if it is refused; it tells whether it was done. */
export function useAct(): (act: () => Promise<unknown>) => Promise<boolean> {
  const sentence = useProblemText()
  const { say } = useToasts()
  return async (act) => {
    try {
      await act()
      return true
    } catch (error) {
      say(sentence(asProblem(error)), 'urgent')
      return false
    }
  }
}
