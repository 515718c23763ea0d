import { registerShopper } from '@souk/commerce'
import type { BrowserContext } from 'playwright-core'
import type { TestShop } from './test-shop.ts'
import { openVisitor, readyToPay } from './visitor.ts'

const amira = { name: 'Amira K.', email: 'amira.k@example.com', password: 'oat milk, no sugar' }

/** An account with an order in it. */
export interface OpenAccount {
  /** The order's page. */
  readonly order: string
  /** Signs its owner in, in a browser. */
  signIn(context: BrowserContext): Promise<void>
}

/** Opens an account and orders one of a SKU in it, paid in cash. */
export async function openAccount(shop: TestShop, sku: string): Promise<OpenAccount> {
  await registerShopper(shop.shop.commerce, 'a-secret-for-tests-that-is-long-enough', amira)
  const visitor = openVisitor(shop.origin)
  await visitor.send('/sign-in', { contact: amira.email, password: amira.password })
  const form = await readyToPay(visitor, sku)
  const placed = await visitor.send('/checkout', form)
  if (placed.status !== 303) throw new Error(`the order was answered ${placed.status}`)
  // Bound to https and this machine, which a browser takes for as good
  const url = shop.origin.replace('http:', 'https:')
  const cookies = [...visitor.jar].map(([name, value]) => ({ name, value, url, secure: true, httpOnly: true }))
  return { order: `/orders/order.${form['order']}`, signIn: (context) => context.addCookies(cookies) }
}
