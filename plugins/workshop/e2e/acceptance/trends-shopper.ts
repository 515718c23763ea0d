import { amira, asksForHelp, checkOut, dollars, strangersOrder, withoutAddress } from './buying.ts'
import { soon } from './lake-desk.ts'
import { hold, noted, type Script, type Step } from './script.ts'
import { boxOf, readShelf, walkShelf } from './shelf.ts'

const walksTheShelf: Step = {
  does: 'opens the home page and walks the shelf from its first page to its last',
  sees: 'the shop’s name, every product of the shop once, and an end',
  async run({ shopper, ask }) {
    const home = await shopper.visit('/')
    hold(home.status === 200 && home.words.includes('Taqwa Trends'), home.words)
    const pages = await walkShelf(shopper, '/products')
    const handles = pages.flatMap(({ cards }) => cards.map(({ handle }) => handle))
    const sold = await ask<string[]>(
      'manager',
      '*[_type == "product" && published && !(_id in path("drafts.**"))].handle.current',
    )
    hold(pages.length > 1 && handles.toSorted().join() === sold.toSorted().join(), handles.join())
    return `${handles.length} products on ${pages.length} pages`
  },
}

const narrows: Step = {
  does: 'narrows the shelf to one size, then to one colour, cheapest first',
  sees: 'as many as each box had said, in the order of their prices',
  async run({ shopper }) {
    const all = readShelf(await shopper.visit('/products'))
    const sized = readShelf(await shopper.visit('/products?option.size=56'))
    const both = readShelf(await shopper.visit('/products?option.size=56&option.colour=pine&sort=price_up'))
    const said = [boxOf(all, 'option.size', '56').count, boxOf(sized, 'option.colour', 'pine').count]
    hold(said.join() === [sized.matching, both.matching].join(), `${said} ${sized.matching} ${both.matching}`)
    const prices = both.cards.map(({ price }) => price)
    hold(prices.length > 1 && prices.join() === prices.toSorted((a, b) => a - b).join(), prices.join())
    return `${all.matching}, then ${sized.matching}, then ${both.matching} of $${prices.join(' and $')}`
  },
}

const hereNow: Step = {
  does: 'asks for a colour and a size, then for what of it is here now',
  sees: 'no longer the abaya of which just that one is out',
  async run({ shopper }) {
    const handles = async (query: string) =>
      readShelf(await shopper.visit(`/products?option.colour=pine&option.size=58${query}`)).cards.map(
        ({ handle }) => handle,
      )
    const [made, here] = [await handles(''), await handles('&stock=now')]
    hold(made.includes('noor-linen-abaya') && here.length > 0, `${made.join()}; ${here.join()}`)
    hold(made.filter((each) => each !== 'noor-linen-abaya').join() === here.join(), here.join())
    return `${made.length} are made in it, ${here.length} here now`
  },
}

const comesBack: Step = {
  does: 'goes on to the second page of a narrowed shelf, opens a product and goes back',
  sees: 'the same page with the same things in the same order',
  async run({ shopper }) {
    const first = readShelf(await shopper.visit('/products?option.colour=night&option.colour=fig&sort=price_down'))
    const second = readShelf(await shopper.visit(first.next ?? ''))
    const handle = second.cards.at(-1)?.handle ?? ''
    const product = await shopper.visit(`/products/${handle}`)
    const back = readShelf(await shopper.visit(second.path))
    hold(product.status === 200 && second.cards.length > 0, `${product.status} ${second.path}`)
    hold(JSON.stringify(back) === JSON.stringify(second), back.cards.map((each) => each.handle).join())
    return `page 2 of ${first.pages.length} again, ${handle} still on it`
  },
}

const choosesVariant: Step = {
  does: 'chooses a colour and a size on the product’s page',
  sees: 'that variant’s price, and of a size that is out when it is back',
  async run({ shopper, notes }) {
    const out = await shopper.visit('/products/noor-linen-abaya?colour=pine&size=58')
    const day = /58 is back on ([^.]+)\./.exec(out.words)?.[1]
    hold(day !== undefined && out.words.includes('Pine'), out.words)
    const page = await shopper.visit('/products/wafa-belted-abaya?colour=pine&size=56')
    const sku = /name="sku" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
    hold(sku === 'ABA-WAFA-PIN-56' && page.words.includes('$128'), page.words)
    notes.set('sku', sku)
    return `${sku} for $128; the Noor abaya in 58 is back on ${day}`
  },
}

const usesCode: Step = {
  does: 'puts two in the basket with a code that nobody gave out, then with a good one',
  sees: 'which code is not known, then a tenth off',
  async run(stage) {
    const { shopper } = stage
    await shopper.send('/cart', { intent: 'add', sku: noted(stage, 'sku'), quantity: '2' })
    const refused = await shopper.send('/cart', { intent: 'promote', code: 'NOBODYS-CODE' })
    hold(refused.status === 422 && refused.words.includes('We do not know this code'), refused.words)
    const basket = await shopper.send('/cart', { intent: 'promote', code: 'FIRST-ORDER' })
    hold(basket.words.includes('A tenth off your first order') && basket.words.includes('-$25.60'), basket.words)
    return 'refused, then $25.60 off $256'
  },
}

const paysWithPaypal: Step = {
  does: 'fills in the address, looks at the total and pays with PayPal',
  sees: 'PayPal’s page, then the order’s own page with its number',
  async run({ shopper, notes }) {
    const { order, shown, pay } = await checkOut(shopper, { ...amira, provider: 'paypal' })
    hold(pay.path.includes('/checkoutnow?token='), `${pay.status} ${pay.path} ${pay.words}`)
    await shopper.send(pay.path, { choice: 'ok' })
    let number: string | undefined
    const paid = async () => {
      number = /Order (\d+), paid on/.exec((await shopper.visit(`/orders/${order}`)).words)?.[1]
      return number !== undefined
    }
    await soon(paid, 'the order’s page did not say that it is paid')
    notes.set('order', order).set('total', shown)
    notes.set('number', number ?? '')
    return `order ${number} for ${dollars(shown)}`
  },
}

/** Somebody who looks for a size and a colour, without an account and with scripts switched off. */
export const trendsShopper: Script = {
  user: 'Shopper',
  who: 'buys a size and a colour without an account, on a browser without scripts',
  steps: [
    walksTheShelf,
    narrows,
    hereNow,
    comesBack,
    {
      does: 'searches with a slip of the pen: “kaftn”',
      sees: 'the kaftans before anything else',
      async run({ shopper }) {
        const found = readShelf(await shopper.visit('/search?q=kaftn')).cards.map(({ title }) => title)
        const kaftans = found.filter((title) => /kaftan/i.test(title))
        hold(kaftans.length > 1 && found.slice(0, kaftans.length).join() === kaftans.join(), found.join())
        return kaftans.join(', ')
      },
    },
    choosesVariant,
    usesCode,
    withoutAddress,
    paysWithPaypal,
    strangersOrder,
    asksForHelp('A belt is missing', 'There were two on the receipt and one in the parcel.'),
  ],
}
