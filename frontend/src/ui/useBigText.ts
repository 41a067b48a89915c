/** 长辈版: larger type and targets, remembered in this browser. */
import { readonly, ref } from 'vue'

const KEY = 'big'
const isBig = ref(localStorage.getItem(KEY) === '1')

function show(big: boolean): void {
  document.documentElement.classList.toggle('big', big)
}

function choose(big: boolean): void {
  isBig.value = big
  localStorage.setItem(KEY, big ? '1' : '0')
  show(big)
}

show(isBig.value)

export function useBigText() {
  return { isBig: readonly(isBig), choose }
}
