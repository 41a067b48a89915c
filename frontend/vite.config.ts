import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

// The service itself is expected at this address while developing with `npm run dev`.
const service = process.env.SERVICE_URL ?? 'http://127.0.0.1:8000'

export default defineConfig({
  plugins: [vue()],
  define: {
    __VUE_OPTIONS_API__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  build: {
    target: ['es2020', 'chrome87', 'safari14'],
    cssTarget: ['chrome87', 'safari14'],
    // Django serves everything below /static/ and the page itself for every address of the application.
    assetsDir: 'static',
    // The content security policy has no data: for scripts, styles or fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
  },
  server: {
    proxy: {
      '/api': service,
      '/login/': service,
      '/ws': { target: service, ws: true },
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    restoreMocks: true,
    testTimeout: 30_000, // a guard against what hangs, however busy the machine is
    hookTimeout: 30_000,
    unstubGlobals: true,
  },
})
