import './ui/tokens.css'
import './ui/base.css'
// Enlarges the type before anything is drawn.
import './ui/useBigText'

import { createApp } from 'vue'

import App from './App.vue'
import { reloadWhenOutdated } from './freshness'
import { i18n } from './i18n'
import { router } from './router'

reloadWhenOutdated()
createApp(App).use(i18n).use(router).mount('#app')
