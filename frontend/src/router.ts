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
  }
}

export const routes: RouteRecordRaw[] = [
  {
    path: '/',
    name: 'rooms',
    meta: { title: 'rooms.title' },
    component: () => import('./features/room/RoomListPage.vue'),
  },
  {
    path: '/sign-in',
    name: 'sign-in',
    meta: { title: 'sign_in.title', isOpen: true },
    component: () => import('./features/account/SignInPage.vue'),
  },
  {
    path: '/rooms/:id([0-9a-fA-F-]{36})',
    name: 'room',
    meta: { title: 'room.title' },
    component: () => import('./features/room/RoomPage.vue'),
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
  if (session.account !== null && to.name === 'sign-in') return { name: 'rooms' }
  return true
}

export const router = createRouter({ history: createWebHistory(), routes })
router.beforeEach(guard)
