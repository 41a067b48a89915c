import { enableAutoUnmount, flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'

import App from '../../App.vue'
import { choose, i18n } from '../../i18n'
import { eventually } from '../../testing/eventually'
import { fakeServer, Refusal } from '../../testing/server'
import { guard, routes } from '../../router'
import { browserOf } from './browsers'
import { useAccount } from './useAccount'

const institution = { name: '滨江市政协', time_zone: 'Asia/Shanghai' }
const stranger = { account: null, login_session_id: null, institution }
const account = { id: 'a', username: 'lin', name: '林书琴', is_administrator: false, is_secretariat: false }
const lin = { account: { ...account, language: 'zh-CN' }, login_session_id: 's', institution }
const phone = {
  id: 'p',
  created_at: '2026-03-01T01:00:00Z',
  last_seen_at: '2026-03-02T01:00:00Z',
  user_agent: 'Mozilla/5.0 (iPhone) MicroMessenger/8.0',
  method: 'link',
  is_current: false,
}

enableAutoUnmount(afterEach)
beforeEach(() => {
  localStorage.clear()
  useAccount().forget()
})
afterEach(() => choose('zh-CN'))

/** Open the page at an address, with its real routes. */
async function open(address: string, answers: Record<string, unknown>) {
  const server = fakeServer({
    'GET /api/session': stranger,
    'GET /api/home': { sittings: [], chores: [] },
    ...answers,
  })
  const router = createRouter({ history: createMemoryHistory(), routes })
  router.beforeEach(guard)
  const page: VueWrapper = mount(App, { attachTo: document.body, global: { plugins: [i18n, router] } })
  await router.push(address)
  await flushPromises()
  return { page, router, server }
}

async function signIn(page: VueWrapper): Promise<void> {
  await page.get('#username').setValue(' lin ')
  await page.get('#password').setValue('secret')
  await page.get('form').trigger('submit')
  await flushPromises()
}

async function chooseWay(page: VueWrapper, name: string): Promise<void> {
  await page
    .findAll('[role="tab"]')
    .find((tab) => tab.text() === name)
    ?.trigger('focus')
  await flushPromises()
}

describe('signing in', () => {
  it('stands before every page, and leads on to the one that was wanted', async () => {
    const { page, router, server } = await open('/account', {
      'POST /api/session': lin,
      'GET /api/login-sessions': { items: [] },
      'GET /api/devices': { items: [] },
    })
    expect(router.currentRoute.value.name).toBe('sign-in')
    await signIn(page)
    expect(server.asked.find(({ request }) => request === 'POST /api/session')?.body).toEqual({
      username: 'lin',
      password: 'secret',
    })
    await eventually(() => expect(router.currentRoute.value.name).toBe('account'))
  })

  it.each(['https://evil.test/', '//evil.test/', '/\\evil.test'])('does not lead to %s', async (next) => {
    const { page, router } = await open(`/sign-in?next=${encodeURIComponent(next)}`, {
      'POST /api/session': lin,
    })
    await signIn(page)
    await eventually(() => expect(router.currentRoute.value.fullPath).toBe('/'))
  })

  it('says that name or password is wrong and asks for the password again', async () => {
    const { page } = await open('/sign-in', { 'POST /api/session': new Refusal('login.failed', 401) })
    await signIn(page)
    expect(page.get('[role="alert"]').text()).toBe('用户名或密码不对。')
    expect(page.get<HTMLInputElement>('#password').element.value).toBe('')
    expect(document.activeElement?.id).toBe('password')
  })

  it('says how long to wait', async () => {
    const refusal = new Refusal('login.throttled', 429, { retry_after: 300 })
    const { page } = await open('/sign-in', { 'POST /api/session': refusal })
    await signIn(page)
    expect(page.get('[role="alert"]').text()).toContain('300 秒后')
  })

  it('is not offered to who is signed in', async () => {
    const { router } = await open('/sign-in', { 'GET /api/session': lin })
    expect(router.currentRoute.value.name).toBe('home')
  })
})

describe('signing in without a password', () => {
  const sends = { ...stranger, sends_texts: true }

  it('is by a code that is sent to the phone', async () => {
    const { page, router, server } = await open('/sign-in', {
      'GET /api/session': sends,
      'POST /api/text-codes': { expires_at: '2026-03-01T01:05:00Z', retry_after: 60 },
      'POST /api/session': new Refusal('text_code.wrong', 422),
    })
    await chooseWay(page, '短信验证码')
    await page.get('[name="phone"]').setValue(' 19900000001 ')
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(document.activeElement).toBe(page.get('[name="code"]').element)
    expect(page.text()).toContain('秒后可重新获取')
    await page.get('[name="code"]').setValue('123456')
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(page.get('.fault').text()).toContain('验证码不对')
    server.answers['POST /api/session'] = lin
    await page.get('form').trigger('submit')
    await eventually(() => expect(router.currentRoute.value.name).toBe('home'))
    expect(server.asked.filter(({ request }) => request === 'POST /api/session').at(-1)?.body).toEqual({
      phone: '19900000001',
      code: '123456',
    })
  })

  it('offers no code where no texts are sent', async () => {
    const { page } = await open('/sign-in', {})
    expect(page.text()).not.toContain('短信验证码')
  })

  it('is by a phone that scans, and confirms', async () => {
    const wish = '/api/qr-logins/w'
    const { page, router } = await open('/sign-in', {
      'POST /api/qr-logins': { id: 'w', url: 'u', svg: '<svg></svg>', expires_at: '2026-03-01T01:05:00Z' },
      [`GET ${wish}`]: { state: 'approved', expires_at: '2026-03-01T01:05:00Z' },
      [`POST ${wish}/claim`]: lin,
    })
    await chooseWay(page, '手机扫码')
    expect(page.get<HTMLImageElement>('img.qr').element.src).toContain('data:image/svg+xml')
    await eventually(() => expect(router.currentRoute.value.name).toBe('home'))
  })
})

describe('the page', () => {
  it('says that the service does not answer', async () => {
    const { page } = await open('/', { 'GET /api/session': new Refusal('internal', 500) })
    expect(page.get('[role="alert"]').text()).toContain('服务出了差错')
  })

  it('tells who has no meeting that there is none', async () => {
    const { page } = await open('/', { 'GET /api/session': lin })
    expect(page.text()).toContain('近期没有会议')
  })

  it('speaks English when asked, and the account remembers', async () => {
    const english = { ...account, language: 'en' }
    const { page, server } = await open('/', { 'GET /api/session': lin, 'PATCH /api/account': english })
    await page.get('button[lang="en"]').trigger('click')
    await flushPromises()
    expect(document.documentElement.lang).toBe('en')
    expect(page.text()).toContain('No meetings soon')
    expect(server.asked.at(-1)).toEqual({ request: 'PATCH /api/account', body: { language: 'en' } })
  })

  it("takes the account's language where this browser has chosen none", async () => {
    await open('/', { 'GET /api/session': { ...lin, account: { ...account, language: 'en' } } })
    expect(document.documentElement.lang).toBe('en')
  })

  it('has words for an address that is not there', async () => {
    const { page } = await open('/nowhere', {})
    expect(page.text()).toContain('没有这个页面')
  })
})

describe('the account', () => {
  it('lists where one is signed in, and revokes', async () => {
    const { page, server } = await open('/account', {
      'GET /api/session': lin,
      'GET /api/login-sessions': { items: [phone] },
      'GET /api/devices': { items: [] },
      'DELETE /api/login-sessions/p': {},
    })
    expect(page.text()).toContain('iPhone 上的 WeChat')
    server.answers['GET /api/login-sessions'] = { items: [] }
    await page.get('.login button').trigger('click')
    await flushPromises()
    expect(page.find('.login').exists()).toBe(false)
  })

  it('enlarges the type, and remembers', async () => {
    const answers = {
      'GET /api/session': lin,
      'GET /api/login-sessions': { items: [] },
      'GET /api/devices': { items: [] },
    }
    const { page } = await open('/account', answers)
    await page.get('input[role="switch"]').setValue(true)
    expect(document.documentElement.classList.contains('big')).toBe(true)
    expect(localStorage.getItem('big')).toBe('1')
    await page.get('input[role="switch"]').setValue(false)
    expect(document.documentElement.classList.contains('big')).toBe(false)
  })

  it.each([
    ['another browser, and stays', false, 'account'],
    ['this one, and leads to the door', true, 'sign-in'],
  ])('unbinds %s', async (_, is_current, place) => {
    const { id, user_agent, created_at, last_seen_at } = phone
    const { page, router, server } = await open('/account', {
      'GET /api/session': lin,
      'GET /api/login-sessions': { items: [] },
      'GET /api/devices': { items: [{ id, user_agent, created_at, last_seen_at, is_current }] },
      [`DELETE /api/devices/${id}`]: {},
    })
    expect(page.get('.devices').text()).toContain('iPhone 上的 WeChat')
    await page.get('.devices button').trigger('click')
    await flushPromises()
    server.answers['GET /api/devices'] = { items: [] }
    if (is_current) server.answers['GET /api/session'] = stranger
    document.querySelector<HTMLElement>('[role="alertdialog"] [data-kind="urgent"]')?.click()
    await eventually(() => expect(router.currentRoute.value.name).toBe(place))
    await eventually(() =>
      expect(server.asked.map((one) => one.request)).toContain(`DELETE /api/devices/${id}`),
    )
    if (!is_current) await eventually(() => expect(page.find('.devices button').exists()).toBe(false))
  })

  it('signs out', async () => {
    const { page, router, server } = await open('/account', {
      'GET /api/session': lin,
      'GET /api/login-sessions': { items: [] },
      'GET /api/devices': { items: [] },
      'DELETE /api/session': {},
    })
    server.answers['GET /api/session'] = stranger
    await page.get('.leave').trigger('click')
    await flushPromises()
    await eventually(() => expect(router.currentRoute.value.name).toBe('sign-in'))
  })
})

describe('browserOf', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120',
      'Edge',
      'Windows',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/150.0 Safari/537.36', 'Chrome', 'Linux'],
    ['Mozilla/5.0 (iPad; CPU OS 17 like Mac OS X) Version/17.0 Safari/604.1', 'Safari', 'iPad'],
    ['curl/8.0', 'curl/8.0', '?'],
    ['', '?', '?'],
  ])('reads %s', (userAgent, browser, system) => {
    expect(browserOf(userAgent)).toEqual({ browser, system })
  })
})
