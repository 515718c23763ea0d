import { amira, asksForHelp, checkOut, dollars, payByCard, strangersOrder, withoutAddress } from './buying.ts'
import { hold, type Script } from './script.ts'

/** Somebody who buys coffee on a phone, without an account and with scripts switched off. */
export const shopper: Script = {
  user: 'Shopper',
  who: 'buys without an account, on a browser without scripts',
  steps: [
    {
      does: 'opens the home page and a shelf',
      sees: 'the shop’s name, products with prices',
      async run({ shopper, world }) {
        const home = await shopper.visit('/')
        hold(home.status === 200 && home.words.includes('My Coffee Shop'), home.words)
        const shelf = await shopper.visit('/products')
        const handles = new Set([...shelf.html.matchAll(/href="\/products\/([\w-]+)"/g)].map(([, handle]) => handle))
        hold(handles.size >= 10, `${handles.size} products at ${world.origin}/products`)
        return `home page and a shelf of ${handles.size} products`
      },
    },
    {
      does: 'searches with a slip of the pen: “capuccino”',
      sees: 'the cappuccino',
      async run({ shopper }) {
        const found = await shopper.visit('/search?q=capuccino')
        hold(/href="\/products\/cappuccino"/.test(found.html), found.words)
        return 'cappuccino found'
      },
    },
    {
      does: 'puts two of something in the basket',
      sees: 'the basket with the line and its sum, still there on the next visit',
      async run({ shopper, client, notes }) {
        const list = await client.call<{ data: { variants: { sku: string; available: number }[] }[] }>(
          'GET',
          '/api/v1/products?in_stock=true&limit=20',
        )
        const most = list.body.data.flatMap(({ variants }) => variants).sort((a, b) => b.available - a.available)[0]
        const sku = most?.sku ?? ''
        notes.set('sku', sku)
        await shopper.send('/cart', { intent: 'add', sku, quantity: '2' })
        const basket = await shopper.visit('/cart')
        const total = /\$\d+\.\d\d/.exec(basket.words)?.[0]
        hold(basket.html.includes(sku) && total !== undefined, basket.words)
        return `${sku} twice, ${total}`
      },
    },
    withoutAddress,
    {
      does: 'fills in the address, looks at the total and pays by card',
      sees: 'the provider’s pay page, then the order’s own page with its number',
      async run({ shopper, world, notes }) {
        const { order, shown, pay } = await checkOut(shopper, amira)
        await payByCard(world.urls.stripe, pay)
        const mine = await shopper.visit(`/orders/${order}`)
        const number = /Order (\d+)/.exec(mine.words)?.[1] ?? ''
        hold(mine.status === 200 && number !== '', `${mine.status} ${mine.words}`)
        notes.set('order', order).set('number', number).set('total', shown)
        return `order ${number} for ${dollars(shown)}`
      },
    },
    strangersOrder,
    asksForHelp('One cup is missing', 'There were two on the receipt and one in the bag.'),
  ],
}
