import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'

import '../../i18n/office'

import App from '../../App.vue'
import { i18n } from '../../i18n'
import { guard, routes } from '../../router'
import { expectAccessible } from '../../testing/axe'
import { eventually } from '../../testing/eventually'
import { fakeServer, Refusal } from '../../testing/server'
import { useAccount } from '../account/useAccount'

const institution = { name: '滨江市政协', time_zone: 'Asia/Shanghai' }
const qiao = {
  account: {
    id: 'q',
    username: 'qiao',
    name: '乔文静',
    is_administrator: false,
    is_secretariat: true,
    language: 'zh-CN',
  },
  login_session_id: 's',
  institution,
}
const WEI = '00000000-0000-4000-8000-000000000001'
const COMMITTEE = '00000000-0000-4000-8000-000000000002'
const membership = {
  membership_id: 'm',
  term_id: 't',
  term: '第十五届',
  sector_id: 'k',
  sector: '科学技术界',
  number: '15002',
  post: '总工程师',
  is_standing: true,
  starts_on: '2026-01-10',
  ends_on: null,
}
const role = {
  organisation_id: COMMITTEE,
  organisation: '城建环资委',
  kind: 'special_committee',
  role: 'member',
  post: '',
}
const contact = {
  username: 'wei',
  phone: '19900000002',
  is_active: true,
  is_administrator: false,
  is_secretariat: false,
}
const wei = { account_id: WEI, name: '魏建国', is_venue: false, membership, roles: [role], contact }
const person = { ...wei, memberships: [membership], may_change: true }

enableAutoUnmount(afterEach)
beforeEach(() => {
  localStorage.clear()
  useAccount().forget()
})

async function open(address: string, answers: Record<string, unknown>) {
  const server = fakeServer({
    'GET /api/session': qiao,
    'GET /api/people': { items: [wei], total: 1 },
    ...answers,
  })
  const router = createRouter({ history: createMemoryHistory(), routes })
  router.beforeEach(guard)
  const page = mount(App, { attachTo: document.body, global: { plugins: [i18n, router] } })
  await router.push(address)
  await eventually(() => {
    if (!page.find('main h1').exists()) throw new Error('the page has not come yet')
  })
  await flushPromises()
  return { page, router, server }
}

const field = (name: string) => {
  const found = document.querySelector<HTMLInputElement>(`[role="dialog"] [name="${name}"]`)
  if (!found) throw new Error(`no field ${name}`)
  return found
}

async function type(name: string, value: string): Promise<void> {
  field(name).value = value
  field(name).dispatchEvent(new Event('input', { bubbles: true }))
  await flushPromises()
}

async function submit(): Promise<void> {
  document.querySelector('[role="dialog"] form')?.dispatchEvent(new Event('submit', { cancelable: true }))
  await flushPromises()
}

describe('the list of people', () => {
  it('shows what somebody is, for those who look after people', async () => {
    const { page } = await open('/people', {})
    for (const part of ['魏建国', '科学技术界', '总工程师', '城建环资委', '19900000002', '共 1 人'])
      expect(page.text()).toContain(part)
    await expectAccessible()
  })

  it('enters somebody once, and says at the field why it could not', async () => {
    const { page, router, server } = await open('/people', {
      'POST /api/accounts': new Refusal('account.phone_taken', 409),
      [`GET /api/people/${WEI}`]: person,
      [`GET /api/people/${WEI}/devices`]: { items: [] },
    })
    await page.get('.tools .button[data-kind="primary"]').trigger('click')
    await flushPromises()
    await type('name', '魏建国')
    await type('phone', '19900000002')
    await submit()
    expect(field('phone').getAttribute('aria-invalid')).toBe('true')
    expect(document.activeElement).toBe(field('phone'))
    expect(field('name').value).toBe('魏建国')
    server.answers['POST /api/accounts'] = { account_id: WEI }
    await submit()
    await eventually(() => expect(router.currentRoute.value.name).toBe('people-person'))
    const sent = server.asked.filter(({ request }) => request === 'POST /api/accounts')
    expect(sent.at(-1)?.body).toEqual({ name: '魏建国', phone: '19900000002', username: '', is_venue: false })
  })
})

describe('a person', () => {
  it('is called by name in the window, and the heading takes the focus', async () => {
    const { page, router } = await open('/people', {
      [`GET /api/people/${WEI}`]: person,
      [`GET /api/people/${WEI}/devices`]: { items: [] },
    })
    await router.push({ name: 'people-person', params: { id: WEI } })
    await eventually(() => expect(document.title).toBe('魏建国 · 滨江市政协'))
    expect(document.activeElement?.tagName).toBe('H1')
    expect(page.text()).toContain('委员证号 15002')
    await expectAccessible()
  })

  it('is deactivated after one more question', async () => {
    const { page, server } = await open(`/people/${WEI}`, {
      [`GET /api/people/${WEI}`]: person,
      [`GET /api/people/${WEI}/devices`]: { items: [] },
      [`POST /api/accounts/${WEI}/deactivate`]: { account_id: WEI },
    })
    await page.get('.button[data-kind="urgent"]').trigger('click')
    await flushPromises()
    server.answers[`GET /api/people/${WEI}`] = { ...person, contact: { ...contact, is_active: false } }
    document.querySelector<HTMLElement>('[role="alertdialog"] [data-kind="urgent"]')?.click()
    await flushPromises()
    await eventually(() => expect(page.get('.badges').text()).toContain('已停用'))
  })
})

describe('rules', () => {
  const item = {
    group: 'message',
    name: 'max_length',
    kind: 'int',
    minimum: 50,
    maximum: 20000,
    choices: [],
    default: 1000,
    institution: 800,
    own: null,
    effective: 800,
  }
  const scope = `committee.${COMMITTEE}`
  const set = {
    scope,
    organisation_id: COMMITTEE,
    name: '城建环资委',
    own: 0,
    may_change: true,
    items: [item],
  }

  it('of a committee stand over the institution, and are saved together', async () => {
    const { page, server } = await open(`/rules/${scope}`, {
      'GET /api/rules': { items: [set] },
      [`GET /api/rules/${scope}`]: set,
      [`PATCH /api/rules/${scope}`]: { scope },
    })
    const input = page.get<HTMLInputElement>('input[type="number"]')
    expect(input.element.value).toBe('800')
    expect(page.get('.source').text()).toContain('本会设定')
    await input.setValue('500')
    expect(page.get('.source').text()).toContain('未保存')
    await expectAccessible()
    await page.get('form.submit-form').trigger('submit')
    await flushPromises()
    expect(server.asked.find(({ request }) => request.startsWith('PATCH'))?.body).toEqual({
      values: { message: { max_length: 500 } },
    })
  })

  it('can be given up, so that what lies below holds', async () => {
    const own = { ...item, own: 500, effective: 500 }
    const { page, server } = await open(`/rules/${scope}`, {
      'GET /api/rules': { items: [set] },
      [`GET /api/rules/${scope}`]: { ...set, own: 1, items: [own] },
      [`PATCH /api/rules/${scope}`]: { scope },
    })
    await page.get('.source button').trigger('click')
    expect(page.get<HTMLInputElement>('input[type="number"]').element.value).toBe('800')
    await page.get('form.submit-form').trigger('submit')
    await flushPromises()
    expect(server.asked.find(({ request }) => request.startsWith('PATCH'))?.body).toEqual({
      values: { message: { max_length: null } },
    })
  })
})
