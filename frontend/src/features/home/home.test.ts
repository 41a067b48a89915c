import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'

import { i18n } from '../../i18n'
import { routes } from '../../router'
import { expectAccessible } from '../../testing/axe'
import { fakeServer, Refusal } from '../../testing/server'
import ReplyPage from '../reply/ReplyPage.vue'
import HomePage from './HomePage.vue'

const SITTING = '00000000-0000-4000-8000-000000000011'
const INVITATION = '00000000-0000-4000-8000-000000000012'
const sitting = {
  sitting_id: SITTING,
  consultation_id: '00000000-0000-4000-8000-000000000013',
  title: '老旧小区加装电梯',
  starts_at: '2026-03-02T01:00:00Z',
  ends_at: '2026-03-02T03:00:00Z',
  place: '三楼议事厅',
  mode: 'both',
  confidentiality: 'internal',
  state: 'scheduled',
  is_rehearsal: false,
  cancelled_at: null,
  my_role: 'attendee',
  my_reply: 'none',
}
const invitation = {
  invitation_id: INVITATION,
  sitting_id: SITTING,
  account_id: 'w',
  name: '魏建国',
  is_venue: false,
  role: 'attendee',
  organisation_id: null,
  organisation: '',
  post: '',
  headcount: 1,
  position: 0,
  reply: { state: 'none', reason: '', deputy: null, phone: '', sent_at: null, replied_at: null },
  closes_at: '2026-03-02T01:00:00Z',
  is_open: true,
  leave_needs_reason: true,
  may_send_deputy: false,
}

enableAutoUnmount(afterEach)
beforeEach(() => sessionStorage.clear())

async function open(page: object, props: object, answers: Record<string, unknown>) {
  const server = fakeServer(answers)
  const router = createRouter({ history: createMemoryHistory(), routes })
  const shown = mount(page, { props, attachTo: document.body, global: { plugins: [i18n, router] } })
  await flushPromises()
  return { page: shown, server }
}

describe('the first page', () => {
  it('leads to what there is to do, the most urgent first', async () => {
    const chore = {
      sitting_id: SITTING,
      title: sitting.title,
      starts_at: sitting.starts_at,
      chore: 'chase_answers',
      count: 3,
    }
    const own = { ...sitting, invitation_id: INVITATION, papers: 2, todo: ['answer', 'read'] }
    const { page } = await open(HomePage, {}, { 'GET /api/home': { sittings: [own], chores: [chore] } })
    expect(page.get('.button[data-kind="primary"]').attributes('href')).toBe(`/invitations/${INVITATION}`)
    expect(page.get('.chores a').attributes('href')).toBe(`/sittings/${SITTING}?tab=invitations`)
    for (const part of ['催办回执（3 人未回复）', '查看材料（2 份）', '09:00–11:00', '三楼议事厅', '出席'])
      expect(page.text()).toContain(part)
    await expectAccessible()
  })
})

describe('the reply', () => {
  const answers = {
    [`GET /api/invitations/${INVITATION}`]: invitation,
    [`GET /api/sittings/${SITTING}`]: sitting,
  }

  it('keeps the reason that was refused, over a reload too, and says what was answered', async () => {
    const put = `PUT /api/invitations/${INVITATION}/reply`
    const { page, server } = await open(
      ReplyPage,
      { id: INVITATION },
      {
        ...answers,
        [put]: new Refusal('invitation.reason_missing', 422),
      },
    )
    expect(page.findAll('.choice')).toHaveLength(2)
    await page.get('input[value="leave"]').setValue(true)
    await page.get('textarea').setValue('出差')
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(page.get('.fault').text()).toBe('请填写请假理由。')
    expect(sessionStorage.getItem(`reply-reason-${INVITATION}`)).toBe('出差')
    await expectAccessible()
    server.answers[put] = { invitation_id: INVITATION, reply: 'leave' }
    const reply = { ...invitation.reply, state: 'leave', reason: '出差' }
    server.answers[`GET /api/invitations/${INVITATION}`] = { ...invitation, reply }
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(server.asked.find(({ request }) => request === put)?.body).toEqual({
      reply: 'leave',
      reason: '出差',
    })
    expect(page.get('#answered').text()).toBe('已收到您的回复')
    expect(document.activeElement?.id).toBe('answered')
    expect(page.text()).toContain('理由：出差')
  })

  it('is closed after its time', async () => {
    const { page } = await open(
      ReplyPage,
      { id: INVITATION },
      {
        ...answers,
        [`GET /api/invitations/${INVITATION}`]: { ...invitation, is_open: false },
      },
    )
    expect(page.find('form').exists()).toBe(false)
    expect(page.text()).toContain('回复已截止')
  })
})
