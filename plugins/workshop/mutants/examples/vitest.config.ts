import { defineConfig } from 'vitest/config'
import { examples, root, settings } from '../tests.ts'

/** The tests that a changed rule is shown first. */
export default defineConfig({ root, test: { ...settings, include: examples } })
