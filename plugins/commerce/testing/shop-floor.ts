import { type Actor, type Instant, instant, type NewUlid, plusMs, type StoredDocument, ulid } from '@souk/kernel'
import type { Mail } from '@souk/messages'
import { type CommerceOptions, createCommerce } from '../commerce.ts'
import type { CommandInputs, Commerce, DocumentStore } from '../contract.ts'
import { createMemoryFiles } from '../store/lake-files.ts'
import { createMemoryStore, type MemoryStore } from '../store/memory-store.ts'
import { createDeskProvider, type DeskProvider } from './desk-provider.ts'
import { shopContent } from './shop.ts'

/** A whole shop for a test: commerce over a store, with a clock, a provider and a mailbox that the test holds. */
export interface ShopFloor<Store extends DocumentStore = MemoryStore> {
  readonly commerce: Commerce
  readonly store: Store
  readonly provider: DeskProvider
  readonly mails: readonly Mail[]
  readonly now: () => Instant
  /** Lets time pass. */
  readonly pass: (ms: number) => void
}

export const staff: Actor = { kind: 'staff', id: 'staff-1', name: 'Noor R.' }
export const shopper: Actor = { kind: 'shopper', id: 'shopper', name: '' }

/** Ulids that count up, so that a run can be repeated. */
export function countingUlids(seed = 0): NewUlid {
  let next = seed * 1_000_000
  return () => {
    next += 1
    const random = new Uint8Array(10)
    new DataView(random.buffer).setUint32(6, next)
    return ulid(Date.parse('2026-11-21T14:00:00.000Z'), random)
  }
}

/** Builds commerce over any store; what is not given is a fixed stand-in. */
export function openFloor<Store extends DocumentStore>(
  store: Store,
  now: { at: Instant },
  options: Partial<CommerceOptions> = {},
): ShopFloor<Store> {
  const provider = createDeskProvider()
  const mails: Mail[] = []
  const commerce = createCommerce({
    store,
    clock: () => now.at,
    newUlid: countingUlids(),
    providers: [
      provider,
      { ...createDeskProvider('paypal'), name: 'cash', start: async () => ({ session: null, url: null }) },
    ],
    carriers: [
      {
        name: 'own',
        label: async ({ shipmentId }) => ({ trackingNumber: `T-${shipmentId}`, service: 'Bike' }),
        track: async () => ({ events: [] }),
      },
    ],
    mailer: {
      async send(mail) {
        if (!mails.some(({ id }) => id === mail.id)) mails.push(mail)
        return { state: 'sent' }
      },
    },
    files: createMemoryFiles(),
    secret: 'a secret of the tests',
    publicOrigin: 'https://shop.example',
    log: () => undefined,
    ...options,
  })
  const pass = (ms: number) => {
    now.at = plusMs(now.at, ms)
  }
  return { commerce, store, provider, mails, now: () => now.at, pass }
}

/** A shop in memory with its content and `stock` units of each SKU at its first place. */
export async function openMemoryFloor(
  stock: Readonly<Record<string, number>> = { LATTE: 10 },
  options: Partial<CommerceOptions> & { readonly content?: readonly StoredDocument[] } = {},
): Promise<ShopFloor> {
  const now = { at: instant('2026-11-21T14:00:00.000Z') }
  const content = options.content ?? shopContent(Object.keys(stock).map((sku) => ({ sku, price: 480 })))
  const store = createMemoryStore({ now: () => now.at, documents: content })
  const floor = openFloor(store, now, options)
  const lines = Object.entries(stock).map(([sku, quantity]) => ({ sku, quantity }))
  const received = await floor.commerce.dispatch(
    'receiveStock',
    { location: 'location-ferry', reference: 'opening', lines },
    { actor: staff },
  )
  if (!received.ok && lines.some(({ quantity }) => quantity > 0)) throw new Error(received.refusal.message)
  return floor
}

/** An order of what is in a cart, paid by card and brought to the door. */
export const orderOf = (
  ulidOfOrder: string,
  cartId: string,
  more: Partial<CommandInputs['placeOrder']> = {},
): CommandInputs['placeOrder'] => ({
  orderUlid: ulidOfOrder,
  cartId,
  email: 'sam@example.com',
  phone: '+14155550100',
  address: { name: 'Sam', line1: '1 Pier', city: 'San Francisco', region: 'CA', postalCode: '94105', country: 'US' },
  delivery: { method: 'delivery' },
  payment: { provider: 'stripe' },
  ...more,
})

/** A cart with these lines; answers its id. */
export async function fillCart(
  commerce: Commerce,
  name: string,
  lines: Readonly<Record<string, number>>,
): Promise<string> {
  const cartId = `cart.${name.padStart(16, '0')}`
  const made = await commerce.dispatch('createCart', { cartId }, { actor: shopper })
  if (!made.ok) throw new Error(made.refusal.message)
  for (const [sku, quantity] of Object.entries(lines)) {
    const set = await commerce.dispatch('setCartLine', { cartId, sku, quantity }, { actor: shopper })
    if (!set.ok) throw new Error(set.refusal.message)
  }
  return cartId
}
