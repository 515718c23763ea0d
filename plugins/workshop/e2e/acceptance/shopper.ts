import { hold, type Script } from './script.ts'

const address = {
  name: 'Amira Haddad',
  line1: '41 Harbour Street',
  city: 'San Francisco',
  region: 'CA',
  postalCode: '94105',
  email: 'guest@example.test',
  phone: '+14155550134',
  method: 'delivery',
  provider: 'stripe',
}

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
    {
      does: 'goes to checkout and sends it without an address',
      sees: 'which fields are missing; nothing is ordered',
      async run({ shopper }) {
        const page = await shopper.visit('/checkout')
        const shown = /name="shown" value="(\d+)"/.exec(page.html)?.[1] ?? ''
        const answer = await shopper.send('/checkout', { intent: 'pay', shown, method: 'delivery', provider: 'stripe' })
        hold(answer.status === 422 && answer.html.includes('aria-invalid'), `${answer.status} ${answer.words}`)
        return 'refused, each empty field named'
      },
    },
    {
      does: 'fills in the address, looks at the total and pays by card',
      sees: 'the provider’s pay page, then the order’s own page with its number',
      async run({ shopper, world, notes }) {
        const page = await shopper.visit('/checkout')
        const order = /name="order" value="([^"]*)"/.exec(page.html)?.[1] ?? ''
        const looked = await shopper.send('/checkout', { ...address, order })
        const shown = /name="shown" value="(\d+)"/.exec(looked.html)?.[1] ?? ''
        const pay = await shopper.send('/checkout', { ...address, order, shown, intent: 'pay' })
        const session = /cs_\w+/.exec(pay.path)?.[0]
        hold(session !== undefined, `${pay.status} ${pay.path} ${pay.words}`)
        await fetch(`${world.urls.stripe}_sim/checkout/sessions/${session}/pay`, {
          method: 'POST',
          body: JSON.stringify({ card: '4242424242424242' }),
        })
        const mine = await shopper.visit(`/orders/order.${order}`)
        const number = /Order (\d+)/.exec(mine.words)?.[1] ?? ''
        hold(mine.status === 200 && number !== '', `${mine.status} ${mine.words}`)
        for (const [name, value] of [
          ['order', `order.${order}`],
          ['number', number],
          ['total', shown],
        ] as const)
          notes.set(name, value)
        return `order ${number} for $${(Number(shown) / 100).toFixed(2)}`
      },
    },
    {
      does: 'opens somebody else’s order page',
      sees: 'that there is no such page',
      async run({ shopper, ask }) {
        const id = await ask<string>('manager', '*[_type == "order" && address.name != "Amira Haddad"][0]._id')
        const answer = await shopper.visit(`/orders/${id}`)
        hold(answer.status === 404, `${answer.status} for ${id}`)
        return '404'
      },
    },
    {
      does: 'asks for help from the order',
      sees: 'the question’s own page, its number and the words sent',
      async run({ shopper, notes }) {
        const page = await shopper.send(`/support?order=${notes.get('order')}`, {
          subject: 'One cup is missing',
          category: 'order',
          message: 'There were two on the receipt and one in the bag.',
          email: address.email,
          name: address.name,
        })
        hold(page.path.startsWith('/support/tickets/') && page.words.includes('one in the bag'), page.words)
        notes.set('ticketPage', page.path)
        return 'the question has a page of its own'
      },
    },
  ],
}
