import { type Buyer, checkOut, dollars, payByCard } from './buying.ts'
import { soon } from './lake-desk.ts'
import { hold, noted, type Script, type Step } from './script.ts'
import { boxOf, readShelf } from './shelf.ts'

const noura: Buyer = {
  prefix: '/ar',
  provider: 'stripe',
  name: 'نورة العزيز',
  line1: 'شارع الميناء ٧',
  email: 'noura@example.test',
  phone: '+14155550136',
}

const paysByCard: Step = {
  does: 'fills in the address in Arabic letters and pays by card',
  sees: 'the order’s page and its confirmation by mail, both in Arabic',
  async run(stage) {
    const { reader, world, notes, ask } = stage
    const { order, shown, pay } = await checkOut(reader, noura)
    await payByCard(world.urls.stripe, pay)
    const page = await reader.visit(`/ar/orders/${order}`)
    hold(page.html.includes('dir="rtl"') && page.words.includes('شارع الميناء'), `${page.status} ${page.words}`)
    const number = await ask<string>('manager', '*[_id == $order][0].number', { order })
    notes.set('ar order', order).set('ar number', number).set('ar total', shown)
    const mails = async () => (await fetch(`${world.urls.inbox}_sim/messages?to=${noura.email}`)).text()
    await soon(async () => (await mails()).includes('عباية نور'), 'the confirmation did not come')
    return `order ${number} for ${dollars(shown)}, and its mail`
  },
}

/** Somebody who reads from right to left. */
export const trendsReader: Script = {
  user: 'Shopper in Arabic',
  who: 'reads Arabic from right to left, and buys in it',
  steps: [
    {
      does: 'opens the shop in Arabic',
      sees: 'a page from right to left, Arabic words, and the way to the other languages',
      async run({ reader }) {
        const { html, words } = await reader.visit('/ar')
        hold(/<html lang="ar" dir="rtl"/.test(html) && words.includes('عبايات'), words)
        hold(words.includes('English') && words.includes('اردو'), words)
        return 'lang ar, dir rtl, English and اردو offered'
      },
    },
    {
      does: 'narrows the shelf to a size and a colour, in their Arabic words',
      sees: 'as many as the box said, with Arabic figures',
      async run({ reader }) {
        const sized = await reader.visit('/ar/products?option.size=56')
        const { title, count } = boxOf(readShelf(sized), 'option.colour', 'pine')
        const { matching, cards } = readShelf(await reader.visit('/ar/products?option.size=56&option.colour=pine'))
        hold(title === 'صنوبري' && count === matching && cards.length === matching, `${title} ${count} ${matching}`)
        hold(/[٠-٩]/.test(sized.words) && cards.every((card) => /[؀-ۿ]/.test(card.title)), sized.words)
        return `${title}: ${matching}, each by its Arabic name`
      },
    },
    {
      does: 'puts one of them in the bag',
      sees: 'the bag with the colour, the size and the sum in Arabic',
      async run(stage) {
        const page = await stage.reader.visit('/ar/products/noor-linen-abaya?colour=pine&size=56')
        const sku = /name="sku" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
        const bag = await stage.reader.send('/ar/cart', { intent: 'add', sku, quantity: '1' })
        hold(bag.words.includes('صنوبري، ٥٦') && bag.words.includes('١١٨ دولارًا'), bag.words)
        stage.notes.set('ar sku', sku)
        return `${noted(stage, 'ar sku')}: صنوبري، ٥٦`
      },
    },
    paysByCard,
  ],
}
