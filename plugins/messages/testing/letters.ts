import type { TemplateFacts } from '../domain/templates.ts'
import { lookOf } from '../domain/look.ts'

const shop = {
  name: 'My Coffee Shop',
  email: 'hello@coffee.example',
  timeZone: 'Europe/London',
  look: lookOf([{ name: 'persimmon', value: '#c23c16' }]),
} as const

const order = {
  shop,
  number: '1048',
  name: 'Amira',
  currency: 'USD',
  method: 'delivery',
  pin: '4821',
  total: 1278,
  link: 'https://shop.example/orders/order.01?key=a&b',
} as const
const promise = { from: '2026-11-21T14:22:00.000Z', to: '2026-11-21T14:26:00.000Z' }
const cameBack = {
  claim: false,
  lines: [{ title: 'Cup, small', quantity: 1 }],
  sendTo: ['Ferry Building, 1 Main St, San Francisco'],
}
const verification = { shop, link: 'https://shop.example/account/confirm?id=01&token=t', code: '042917', minutes: 30 }
const ticket = { shop, number: 'T-17', subject: 'Oat milk', link: 'https://shop.example/support/ticket.01?key=k' }

/** Facts of every template in one language, for goldens and previews. */
export function exampleFacts(language: string): TemplateFacts {
  const said = { ...order, language }
  const whole = {
    ...said,
    promise,
    lines: [
      {
        title: 'Flat white',
        variantTitle: 'Regular, oat',
        sellerName: 'Mill Lane Coffee',
        quantity: 2,
        subtotal: 900,
      },
    ],
    totals: { subtotal: 900, discount: 0, delivery: 300, tax: 78, total: 1278 },
    taxIncluded: false,
    address: { name: 'Amira Khan', line1: '17 Mill Road', city: 'San Francisco', postalCode: '94105' },
  }
  return {
    'order-confirmation': whole,
    'order-changed': whole,
    'stock-arrived': whole,
    'substitution-asked': {
      ...said,
      missing: 'Flat white, oat',
      quantity: 2,
      until: '2026-11-21T14:13:00.000Z',
      offers: [
        { title: 'Flat white, soy', unitPrice: 450 },
        { title: 'Cortado', unitPrice: 380 },
      ],
    },
    'payment-failed': { ...said, until: '2026-11-21T14:23:00.000Z' },
    'payment-link': { ...said, until: '2026-11-21T14:23:00.000Z' },
    'on-its-way': {
      ...said,
      promise,
      courier: 'Sam',
      trackingNumber: 'SK-7',
      lines: [{ title: 'Flat white', quantity: 2, sellerName: 'Mill Lane Coffee' }],
    },
    delivered: said,
    delayed: said,
    'delivery-failed': said,
    returned: said,
    refunded: { ...said, amount: 450, slow: true },
    'return-requested': { ...said, ...cameBack },
    'return-approved': { ...said, ...cameBack },
    'exchange-agreed': { ...said, ...cameBack },
    'return-rejected': { ...said, ...cameBack, rejection: 'It was worn.\nWe are sorry.' },
    'return-received': { ...said, ...cameBack },
    'order-canceled': { ...said, paid: true },
    'confirm-account': { ...verification, language },
    'confirm-phone': { ...verification, minutes: 10, language },
    'reset-password': { ...verification, language },
    'account-exists': {
      shop,
      language,
      signIn: 'https://shop.example/sign-in',
      reset: 'https://shop.example/account/forgot',
    },
    'ticket-received': { ...ticket, language, body: 'Was it oat?\nI am allergic to almonds.' },
    'ticket-reply': { ...ticket, language, body: 'It was oat.\nNo almonds.', author: 'Noor' },
    'low-stock': {
      shop,
      language,
      levels: [
        { sku: 'BEANS-1KG', title: 'House beans, 1 kg', location: 'Ferry Building', available: 4, reorderPoint: 5 },
        { sku: 'CUP-S', title: 'Cup, small', location: 'Mission', available: 0, reorderPoint: 12 },
      ],
      link: 'https://shop.example/console/stock',
    },
  }
}
