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

export default defineConfig({
  base: '/studio/',
  plugins: [withoutRemoteFonts(), react()],
  resolve: { dedupe: ['react', 'react-dom', 'styled-components', 'sanity', '@sanity/ui'] },
  build: { target: 'es2022', chunkSizeWarningLimit: 4000, sourcemap: false },
})
