import type { Component } from 'vue'
import {
  createRouter,
  createWebHistory,
  type NavigationGuardReturn,
  type RouteLocationNormalized,
  type RouteRecordRaw,
} from 'vue-router'

import { useAccount } from './features/account/useAccount'

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the page's title. */
    title: string
    /** Whether strangers may see the page. */
    isOpen?: boolean
    /** Whether the page stands alone, without the application's head and places. */
    isBare?: boolean
  }
}

const ID = '[0-9a-fA-F-]{36}'

type Page = () => Promise<{ default: Component }>

/** A page of the office: its words come with it. */
function office(page: Page): () => Promise<Component> {
  return async () => (await Promise.all([page(), import('./i18n/office')]))[0].default
}

export const routes: RouteRecordRaw[] = [
  {
    path: '/',
    name: 'home',
    meta: { title: 'home.title' },
    component: () => import('./features/home/HomePage.vue'),
  },
  {
    path: '/meetings',
    name: 'meetings',
    meta: { title: 'rooms.title' },
    component: () => import('./features/home/MeetingsPage.vue'),
  },
  {
    path: `/invitations/:id(${ID})`,
    name: 'home-reply',
    meta: { title: 'reply.title' },
    component: () => import('./features/reply/ReplyPage.vue'),
    props: true,
  },
  {
    path: '/sign-in',
    name: 'sign-in',
    meta: { title: 'sign_in.title', isOpen: true },
    component: () => import('./features/account/SignInPage.vue'),
  },
  {
    path: `/rooms/:id(${ID})`,
    name: 'room',
    meta: { title: 'room.title', isBare: true },
    component: () => import('./features/room/RoomPage.vue'),
    props: true,
  },
  {
    path: '/consultations',
    name: 'consultations',
    meta: { title: 'consultation.list' },
    component: office(() => import('./features/consultations/ConsultationsPage.vue')),
  },
  {
    path: '/consultations/forms',
    name: 'consultations-forms',
    meta: { title: 'form.title' },
    component: office(() => import('./features/consultations/FormsPage.vue')),
  },
  {
    path: `/consultations/:id(${ID})`,
    name: 'consultations-one',
    meta: { title: 'consultation.title' },
    component: office(() => import('./features/consultations/ConsultationPage.vue')),
    props: true,
  },
  {
    path: `/sittings/:id(${ID})`,
    name: 'consultations-sitting',
    meta: { title: 'sitting_page.title' },
    component: office(() => import('./features/sittings/SittingPage.vue')),
    props: true,
  },
  {
    path: '/people',
    name: 'people',
    meta: { title: 'directory.title' },
    component: office(() => import('./features/people/PeoplePage.vue')),
  },
  {
    path: '/people/import',
    name: 'people-import',
    meta: { title: 'import.title' },
    component: office(() => import('./features/people/ImportPage.vue')),
  },
  {
    path: `/people/:id(${ID})`,
    name: 'people-person',
    meta: { title: 'person.title' },
    component: office(() => import('./features/people/PersonPage.vue')),
    props: true,
  },
  {
    path: `/organisations/:id(${ID})`,
    name: 'people-organisation',
    meta: { title: 'organisation.title' },
    component: office(() => import('./features/people/OrganisationPage.vue')),
    props: true,
  },
  {
    path: '/rules/:scope?',
    name: 'rules',
    meta: { title: 'rule_set.title' },
    component: office(() => import('./features/rules/RulesPage.vue')),
    props: true,
  },
  {
    path: `/rooms/:id(${ID})/desk`,
    name: 'desk',
    meta: { title: 'desk.title', isBare: true },
    component: () => import('./features/moderator/DeskPage.vue'),
    props: true,
  },
  {
    path: `/rooms/:id(${ID})/chair`,
    name: 'chair',
    meta: { title: 'chair.title', isBare: true },
    component: () => import('./features/moderator/ChairPage.vue'),
    props: true,
  },
  {
    path: `/rooms/:id(${ID})/screen`,
    name: 'screen',
    meta: { title: 'room.title', isBare: true },
    component: () => import('./features/moderator/ScreenPage.vue'),
    props: true,
  },
  {
    path: '/account',
    name: 'account',
    meta: { title: 'account.title' },
    component: () => import('./features/account/AccountPage.vue'),
  },
  {
    path: '/:path(.*)*',
    name: 'missing',
    meta: { title: 'missing.title', isOpen: true },
    component: () => import('./ui/MissingPage.vue'),
  },
]

/** Let strangers to the open pages only, and lead them on after they have signed in. */
export async function guard(to: RouteLocationNormalized): Promise<NavigationGuardReturn> {
  const session = await useAccount().load()
  if (session === null) return true // without an answer the page says so itself
  if (session.account === null && !to.meta.isOpen) return { name: 'sign-in', query: { next: to.fullPath } }
  if (session.account !== null && to.name === 'sign-in') return { name: 'home' }
  return true
}

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
})
router.beforeEach(guard)
