/** The words of the office's pages. They come with those pages, for the room need not wait for them. */
import { i18n } from '.'
import en from './office/en.json'
import zh from './office/zh-CN.json'

i18n.global.mergeLocaleMessage('zh-CN', zh)
i18n.global.mergeLocaleMessage('en', en)
