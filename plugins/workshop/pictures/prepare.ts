import type { Browser, BrowserContextOptions } from 'playwright-core'
import { demoShopper } from '../demo/demo-shopper.ts'
import { type PictureWorld, signStaffIn } from './picture-world.ts'
import { type PlacedOrders, placeOrders } from './place-orders.ts'
import type { Looker } from './scenes.ts'
import { type ShopFacts, shopFacts } from './shop-facts.ts'
import type { ShopName } from './shots.ts'

/** What was made for the pictures: orders at their stages, a question, and what each kind of looker carries. */
export interface Prepared {
  readonly facts: ShopFacts
  readonly orders: Omit<PlacedOrders, 'keys'>
  /** A question that the buyer asked. */
  readonly ticket: string
  /** A product's document id. */
  readonly product: string
  readonly carried: Readonly<Record<Looker, State>>
}
export type State = Exclude<BrowserContextOptions['storageState'], string | undefined>

/** Makes what the pictures show, through the API and the forms that people use. */
export async function prepare(browser: Browser, world: PictureWorld, shop: ShopName): Promise<Prepared> {
  const facts = shopFacts[shop]
  const { keys, ...orders } = await placeOrders(world, facts)
  const carry = async (steps: (send: Send) => Promise<void>): Promise<State> => {
    const context = await browser.newContext()
    await steps(async (path, form) => {
      const address = new URL(path, world.origin).href
      const answer = await (form
        ? context.request.post(address, { form, headers: { origin: world.origin } })
        : context.request.get(address))
      if (answer.status() >= 400) throw new Error(`${path} answered ${answer.status()}`)
    })
    const state = await context.storageState()
    await context.close()
    return state
  }
  const asked = async (send: Send) => send('/figures', { answer: 'no', back: '/' })
  const near = (send: Send) => send('/place', { postalCode: '94105', back: '/' })
  const fill = async (send: Send) => {
    for (const sku of facts.basket) await send('/cart', { intent: 'add', sku, quantity: '1' })
  }
  const question = {
    category: 'other',
    subject: facts.question,
    message: facts.question,
    email: 'leena@example.test',
    name: 'Leena',
  }
  const buyer = await carry(async (send) => {
    await asked(send)
    await near(send)
    await fill(send)
    for (const [order, key] of Object.entries(keys)) await send(`/orders/${order}?key=${key}`)
    await send('/support', question)
  })
  return {
    facts,
    orders,
    ticket: await world.ask<string>('*[_type == "ticket"] | order(_createdAt desc)[0]._id'),
    product: await world.ask<string>('*[_type == "product" && handle.current == $handle][0]._id', {
      handle: facts.product,
    }),
    carried: {
      stranger: await carry(near),
      guest: await carry(asked),
      buyer,
      member: await carry(async (send) => {
        await asked(send)
        await near(send)
        await send('/sign-in', { contact: demoShopper.email, password: demoShopper.password, next: '/account' })
      }),
      distant: await carry(async (send) => {
        await asked(send)
        await send('/place', { postalCode: facts.faraway ?? '94105', back: '/' })
        await fill(send)
      }),
      ...(await signStaffIn(browser, world)),
    },
  }
}
type Send = (path: string, form?: Record<string, string>) => Promise<void>
