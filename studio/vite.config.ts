import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Sanity's stylesheets ask a host of Sanity's for the typeface; ours comes from `fonts.css`. */
function withoutRemoteFonts(): Plugin {
  return {
    name: 'souk:without-remote-fonts',
    enforce: 'pre',
    transform(code, id) {
      if (!/\.css(\?|$)/.test(id) || !code.includes('@font-face')) return undefined
      return code.replace(/@font-face\s*\{[^}]*https?:\/\/[^}]*\}/g, '')
    },
  }
}

/** What Sanity's packages say, and what they say here instead. */
const mended: readonly (readonly [theirs: string, ours: string])[] = [
  // The picture of `<system>`, who publishes what was scheduled, lies on a host of Sanity's
  ['https://public.sanity.io/logos/favicon-192.png', '/studio/favicon.svg'],
  // A popover around a tooltip is handed no element; @sanity/ui 4.4.10 listens to it all the same, and the Releases tool
  // crashes in windows of a tablet's width
  ['let detach = onAttach?.(node);', 'let detach = node && onAttach?.(node);'],
  // Until it has heard which features there are, it draws documents without comments and tasks, and then each of them anew:
  // what somebody did meanwhile in the form is gone. They are there from the first drawing
  ['isLoading || !enabledFromConfig || error', '!enabledFromConfig || error'],
  ['!isWorkspaceEnabled || isLoading || error', '!isWorkspaceEnabled || error'],
]

/** Mends Sanity's packages. The build fails when there is nothing left to mend: then the line goes. */
function mend(): Plugin {
  const missing = new Set(mended.map(([theirs]) => theirs))
  return {
    name: 'souk:mend',
    transform(code) {
      const found = mended.filter(([theirs]) => code.includes(theirs))
      for (const [theirs] of found) missing.delete(theirs)
      return found.length === 0
        ? undefined
        : found.reduce((text, [theirs, ours]) => text.replaceAll(theirs, ours), code)
    },
    buildEnd(error) {
      if (!error && missing.size > 0) this.error(`Nothing says any more: ${[...missing].join(' ')}`)
    },
  }
}

export default defineConfig({
  base: '/studio/',
  plugins: [withoutRemoteFonts(), mend(), react()],
  resolve: { dedupe: ['react', 'react-dom', 'styled-components', 'sanity', '@sanity/ui'] },
  build: { target: 'es2022', chunkSizeWarningLimit: 4000, sourcemap: false },
})
