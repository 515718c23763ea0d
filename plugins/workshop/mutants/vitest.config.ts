import { defineConfig } from 'vitest/config'
import { all, root, settings } from './tests.ts'

/** All tests that a changed rule is shown, in one project as a mutation run wants them. */
export default defineConfig({
  root,
  test: { ...settings, include: all, setupFiles: ['plugins/workshop/mutants/properties.ts'] },
})
