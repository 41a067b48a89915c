// For tools that read single files without vue-tsc, such as ESLint.
declare module '*.vue' {
  import type { DefineComponent } from 'vue'

  const component: DefineComponent
  export default component
}
