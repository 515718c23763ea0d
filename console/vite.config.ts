import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The console lives under `/console/` of the shop's one origin; what it talks to is learnt from its config.json. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [react()],
  resolve: { dedupe: ['react', 'react-dom', 'styled-components', 'react-router', '@tanstack/react-query'] },
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 900 },
})
