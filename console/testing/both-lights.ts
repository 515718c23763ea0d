import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/**
 * Every rule in the light; in the dark only what changes with it, the contrast of colours. A mail that is shown in its
 * frame is none of the page's own: mails have their own tests.
 */
export const inBothLights = (page: Page) => {
  const axe = () => new AxeBuilder({ page }).exclude('.message-frame')
  return [
    ['light', axe()],
    ['dark', axe().withRules(['color-contrast'])],
  ] as const
}
