/** Components as the page mounts them: in Chinese, with links that lead nowhere. */
import { mount, type VueWrapper } from '@vue/test-utils'
import type { Component } from 'vue'

import { i18n } from '../i18n'

export function show(
  component: Component,
  props: Record<string, unknown> = {},
  slots: Record<string, string> = {},
): VueWrapper {
  const options = {
    props,
    slots,
    attachTo: document.body,
    global: { plugins: [i18n], stubs: { RouterLink: { template: '<a href="#"><slot /></a>' } } },
  }
  return mount(component, options) as VueWrapper
}
