import { checkoutFields } from './visitor.ts'

/** Whose browser sends a form: a stranger, somebody with an account, a rider, or whoever holds an order and a ticket. */
export type Sender = 'stranger' | 'shopper' | 'rider'

/** A form of the shop's pages: the file that answers it, and what a page of ours sends. */
export interface FormRow {
  /** File in `app/routes`, without its ending. */
  readonly file: string
  readonly path: string
  readonly by: Sender
  readonly fields: Readonly<Record<string, string>>
  /** Fields without which the answer is no: 422, or 429 after many tries. */
  readonly needs?: readonly string[]
}

const password = 'oat milk, no sugar'
const id = '01jd0000000000000000000000'
const { method: _, substitution: __, provider: ___, ...contact } = checkoutFields

/** Every form of the shop. `<order>`, `<ticket>` and `<bag>` stand for those of the sender. */
export const allForms: readonly FormRow[] = [
  { file: 'cart', path: '/cart', by: 'stranger', fields: { intent: 'add', sku: 'CORTADO', quantity: '1', stay: '1' } },
  { file: 'cart', path: '/cart', by: 'stranger', fields: { intent: 'set', sku: 'CORTADO', quantity: '2' } },
  { file: 'cart', path: '/cart', by: 'stranger', fields: { intent: 'promote', code: 'TEN' } },
  { file: 'cart', path: '/cart', by: 'stranger', fields: { uncode: `promotionCode.${'a'.repeat(64)}`.slice(0, 64) } },
  {
    file: 'checkout',
    path: '/checkout',
    by: 'shopper',
    fields: { ...checkoutFields, intent: 'pay', shown: '0' },
    needs: ['name', 'line1', 'city', 'postalCode', 'email', 'phone'],
  },
  {
    file: 'checkout',
    path: '/checkout',
    by: 'shopper',
    fields: { ...checkoutFields, line: '2 CORTADO', code: 'TEN', uncode: 'x', intent: 'quote' },
  },
  { file: 'order', path: '/orders/<order>', by: 'shopper', fields: { intent: 'pay', provider: 'stripe' } },
  {
    file: 'order',
    path: '/orders/<order>',
    by: 'shopper',
    fields: { intent: 'substitute', question: 'gone', choice: 'refund' },
    needs: ['question', 'choice'],
  },
  {
    file: 'order',
    path: '/orders/<order>',
    by: 'shopper',
    fields: { intent: 'return', 'units-a': '1', 'reason-a': 'faulty', note: 'Cold' },
  },
  { file: 'order', path: '/orders/<order>', by: 'shopper', fields: { intent: 'call-off', return: `return.${id}` } },
  { file: 'place', path: '/place', by: 'stranger', fields: { postalCode: '94105', back: '/cart' } },
  { file: 'figures', path: '/figures', by: 'stranger', fields: { answer: 'yes', back: '/' }, needs: ['answer'] },
  {
    file: 'sign-in',
    path: '/sign-in',
    by: 'stranger',
    fields: { contact: 'nobody@example.com', password, next: '/account' },
    needs: ['contact', 'password'],
  },
  {
    file: 'sign-up',
    path: '/sign-up',
    by: 'stranger',
    fields: { name: 'Ida', contact: 'ida@example.com', password, marketing: 'yes' },
    needs: ['name', 'contact', 'password'],
  },
  {
    file: 'account-confirm',
    path: '/account/confirm',
    by: 'stranger',
    fields: { intent: 'resend', contact: 'ida@example.com' },
  },
  { file: 'account-confirm', path: '/account/confirm', by: 'stranger', fields: { id, code: '123456' } },
  {
    file: 'account-reset',
    path: '/account/reset',
    by: 'stranger',
    fields: { intent: 'ask', contact: 'x@example.com' },
  },
  { file: 'account-reset', path: '/account/reset', by: 'stranger', fields: { id, token: 'x', password } },
  { file: 'account-orders', path: '/account/orders', by: 'shopper', fields: { order: `order.${id}` } },
  {
    file: 'account-profile',
    path: '/account/profile',
    by: 'shopper',
    fields: { name: 'Ada L.', language: 'en' },
    needs: ['name'],
  },
  {
    file: 'account-profile',
    path: '/account/profile',
    by: 'shopper',
    fields: { intent: 'email', email: 'ada2@example.com' },
  },
  {
    file: 'account-addresses',
    path: '/account/addresses',
    by: 'shopper',
    fields: { ...contact, country: 'US', preferred: 'yes', key: 'gone' },
  },
  { file: 'account-addresses', path: '/account/addresses', by: 'shopper', fields: { intent: 'remove', key: 'gone' } },
  {
    file: 'account-security',
    path: '/account/security',
    by: 'shopper',
    fields: { current: 'not it', password },
    needs: ['current'],
  },
  { file: 'account-orders', path: '/account/orders', by: 'shopper', fields: { intent: 'earlier' } },
  { file: 'account-privacy', path: '/account/privacy', by: 'shopper', fields: { marketing: 'yes', analytics: 'no' } },
  {
    file: 'account-privacy',
    path: '/account/privacy',
    by: 'shopper',
    fields: { intent: 'erase', password: 'not it' },
    needs: ['password'],
  },
  {
    file: 'support',
    path: '/support',
    by: 'stranger',
    fields: { subject: 'Decaf?', category: 'product', message: 'Is there one?', email: 'ida@example.com', name: 'Ida' },
    needs: ['subject', 'message', 'email'],
  },
  {
    file: 'support-ticket',
    path: '/support/tickets/<ticket>',
    by: 'shopper',
    fields: { message: 'Thank you' },
    needs: ['message'],
  },
  {
    file: 'rider',
    path: '/rider',
    by: 'stranger',
    fields: { intent: 'sign_in', token: 'sk-nobody' },
    needs: ['token'],
  },
  {
    file: 'rider',
    path: '/rider',
    by: 'rider',
    fields: { intent: 'deliver', fulfillment: '<bag>', pin: '0000' },
    needs: ['pin'],
  },
]
