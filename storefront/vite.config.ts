import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

/** The storefront's two bundles. Run as `remix vite:build` from this folder; the server is `server.ts`. */
export default defineConfig({
  plugins: [
    remix({
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_singleFetch: true,
        v3_lazyRouteDiscovery: true,
        v3_routeConfig: true,
      },
    }),
  ],
  resolve: { dedupe: ['react', 'react-dom'] },
  // Workspace packages are TypeScript sources: they go into the server bundle, everything else stays a package.
  ssr: { noExternal: [/^@souk\//] },
  // Found before the first page, so that no reload under development meets two Reacts.
  optimizeDeps: { entries: ['app/entry.client.tsx', 'app/root.tsx', 'app/routes/*.tsx'] },
  build: { target: 'es2022', assetsInlineLimit: 1024 },
})
