import type { Page } from 'playwright-core'
import type { Prepared } from './prepare.ts'

/** Who looks: somebody new, somebody whom nothing asks any more, with a basket, with an account, too far away, staff. */
export type Looker = 'stranger' | 'guest' | 'buyer' | 'member' | 'distant' | 'staff' | 'editor'

/** What a scene's address may be made of. */
export interface Where extends Prepared {
  readonly language: string
}

/** One page that pictures are taken of. `ready` has to be seen first; `act` does what a person does there. */
export interface Scene {
  readonly name: string
  readonly part: 'shop' | 'console' | 'studio'
  readonly looker: Looker
  readonly path: (where: Where) => string
  readonly ready?: string
  readonly act?: (page: Page) => Promise<void>
}

type Shown = Omit<Scene, 'part' | 'name'>
const named = (part: Scene['part'], scenes: Readonly<Record<string, Shown>>): readonly Scene[] =>
  Object.entries(scenes).map(([name, scene]) => ({ ...scene, part, name }))

const guest = (path: Scene['path'] | string): Shown => ({
  looker: 'guest',
  path: typeof path === 'string' ? () => path : path,
})
const seenBy = (looker: Looker, path: Scene['path'] | string): Shown => ({ ...guest(path), looker })

/** Pages of the shop that both shops have. */
const everyShop = named('shop', {
  home: seenBy('stranger', '/'),
  listing: guest(({ facts }) => `/categories/${facts.category}`),
  narrowed: guest(({ facts }) => `/categories/${facts.category}?${facts.narrowed}`),
  everything: guest('/products'),
  search: guest(({ facts, language }) => `/search?q=${encodeURIComponent(facts.query[language] ?? '')}`),
  'search-nothing': guest('/search?q=zzzzzz'),
  product: seenBy('buyer', ({ facts }) => `/products/${facts.product}`),
  'product-scarce': guest(({ facts }) => `/products/${facts.scarce}`),
  basket: seenBy('buyer', '/cart'),
  'basket-empty': guest('/cart'),
  checkout: seenBy('buyer', '/checkout'),
  'checkout-wrong': {
    ...seenBy('buyer', '/checkout'),
    act: async (page) => {
      await page.locator('#checkout [name=phone]').fill('+1 555 01')
      await page.locator('aside .button.action').click()
      await page.locator('[data-wrong]').first().waitFor()
    },
  },
  'checkout-offline': {
    ...seenBy('buyer', '/checkout'),
    act: async (page) => {
      await page.context().setOffline(true)
      await page.locator('aside .button.action').click()
      await page.locator('[data-line=lost]').waitFor()
    },
  },
  'out-of-zone': seenBy('distant', ({ facts }) => `/products/${facts.product}`),
  'out-of-zone-checkout': seenBy('distant', '/checkout'),
  unpaid: seenBy('buyer', ({ orders }) => `/orders/${orders.unpaid}`),
  confirmation: seenBy('buyer', ({ orders }) => `/orders/${orders.placed}`),
  tracking: seenBy('buyer', ({ orders }) => `/orders/${orders.underway}`),
  'tracking-missing': seenBy('buyer', ({ orders }) => `/orders/${orders.asked}`),
  'tracking-returns': {
    ...seenBy('buyer', ({ orders }) => `/orders/${orders.delivered}`),
    act: (page) => page.locator('#returns summary').click(),
  },
  'order-stranger': guest(({ orders }) => `/orders/${orders.placed}`),
  'sign-in': guest('/sign-in'),
  'sign-up': guest('/sign-up'),
  'confirm-code': guest('/account/confirm?id=01K9Z5T3W8N4Q6R7S1V2X0Y8AB'),
  'confirm-link': guest('/account/confirm?id=01K9Z5T3W8N4Q6R7S1V2X0Y8AB&token=a-link-of-a-letter'),
  'reset-asked': guest('/account/reset'),
  'reset-code': guest('/account/reset?id=01K9Z5T3W8N4Q6R7S1V2X0Y8AB'),
  account: seenBy('member', '/account'),
  'account-orders': seenBy('member', '/account/orders'),
  'account-addresses': seenBy('member', '/account/addresses'),
  'account-profile': seenBy('member', '/account/profile'),
  'account-security': seenBy('member', '/account/security'),
  'account-privacy': seenBy('member', '/account/privacy'),
  support: guest('/support'),
  ticket: seenBy('buyer', ({ ticket }) => `/support/tickets/${ticket}`),
  page: guest(({ facts }) => `/pages/${facts.page}`),
  figures: guest('/figures'),
  'not-found': guest('/nothing-here'),
})

const staffed = (path: Scene['path'] | string, ready: string): Shown => ({ ...seenBy('staff', path), ready })
const consolePages = named('console', {
  today: staffed('/', 'h1'),
  orders: staffed('/orders?view=all', 'tbody a'),
  'orders-none': staffed('/orders?view=all&q=zzzzzz', 'h1'),
  order: staffed(({ orders }) => `/orders/${orders.placed.replace('order.', '')}`, 'h1'),
  'order-phone': {
    ...staffed('/orders?view=all', 'tbody a'),
    act: async (page) => {
      await page.getByRole('button', { name: 'Phone order' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  'order-asked': staffed(({ orders }) => `/orders/${orders.asked.replace('order.', '')}`, 'h1'),
  palette: {
    ...staffed('/orders?view=all', 'tbody a'),
    act: async (page) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('option').first().waitFor()
    },
  },
  keys: {
    ...staffed('/', 'h1'),
    act: async (page) => {
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
    },
  },
  floor: staffed('/floor', 'h1'),
  'floor-list': {
    ...staffed('/floor', 'h1'),
    act: async (page) => {
      await page.locator('.card-list').first().click()
      await page
        .getByRole('dialog')
        .getByText(/has it/)
        .waitFor()
    },
  },
  stock: staffed('/stock', 'tbody tr'),
  sales: staffed('/sales', 'h1'),
  behaviour: staffed('/behaviour', 'h1'),
  customers: staffed('/customers', 'tbody tr'),
  support: staffed('/support', 'h1'),
  messages: staffed('/messages?view=all', 'h1'),
  parcels: staffed('/parcels?view=all', 'h1'),
  transfers: staffed('/transfers?view=all', 'h1'),
  purchases: staffed('/purchases?view=all', 'h1'),
  counts: staffed('/counts', 'h1'),
  alarms: staffed('/alarms', 'h1'),
  audit: staffed('/audit', 'h1'),
  people: staffed('/people', 'h1'),
  zones: staffed('/zones', 'h1'),
  promotions: staffed('/promotions', 'h1'),
  taxes: staffed('/taxes', 'h1'),
  effects: staffed('/effects', 'h1'),
})

const edited = (path: Scene['path'] | string, ready: string): Shown => ({ ...seenBy('editor', path), ready })
const studioPages = named('studio', {
  orders: edited('/structure/orders-today', '[data-testid="pane"]'),
  products: edited('/structure/products', '[data-testid="pane"]'),
  product: edited(
    ({ product }) => `/intent/edit/id=${product};type=product/`,
    '[data-testid="document-panel-scroller"]',
  ),
  order: edited(
    ({ orders }) => `/intent/edit/id=${orders.placed};type=order/`,
    '[data-testid="document-panel-scroller"]',
  ),
  settings: edited('/intent/edit/id=siteSettings;type=siteSettings/', '[data-testid="document-panel-scroller"]'),
  presentation: edited('/presentation', 'iframe'),
})

/** Every page that pictures are taken of. */
export const scenes: readonly Scene[] = [...everyShop, ...consolePages, ...studioPages]
