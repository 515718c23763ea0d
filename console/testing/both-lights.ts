import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** Every rule in the light; in the dark only what changes with it, the contrast of colours. */
export const inBothLights = (page: Page) =>
  [
    ['light', new AxeBuilder({ page })],
    ['dark', new AxeBuilder({ page }).withRules(['color-contrast'])],
  ] as const
