/** Languages: Chinese is the source, English follows key by key. */
import { createI18n } from 'vue-i18n'

import type { Language } from '../protocol/wire'
import en from './en.json'
import zh from './zh-CN.json'

export const LANGUAGES: readonly Language[] = ['zh-CN', 'en']

const KEY = 'language'

export const i18n = createI18n({
  legacy: false,
  locale: chosen() ?? 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': zh, en },
  missingWarn: import.meta.env.DEV,
})
document.documentElement.lang = language()

/** Return the language spoken now. */
export function language(): Language {
  return i18n.global.locale.value
}

/** Return the language chosen in this browser, `null` if none was. */
export function chosen(): Language | null {
  const kept = localStorage.getItem(KEY)
  return LANGUAGES.find((item) => item === kept) ?? null
}

/** Speak this language from now on, and remember it in this browser. */
export function choose(next: Language): void {
  localStorage.setItem(KEY, next)
  i18n.global.locale.value = next
  document.documentElement.lang = next
}
