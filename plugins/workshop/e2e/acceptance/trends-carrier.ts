import { soon } from './lake-desk.ts'
import { hold, noted, type Script, type Stage } from './script.ts'

/** Scans happen one after the other: a carrier’s words are ordered by when they were, not by when they came. */
let scans = 0

/** The carrier scans a parcel, and tells the shop by its own signed hook. */
async function scan(stage: Stage, whose: '' | 'ar ', status: string): Promise<void> {
  scans += 1
  const code = noted(stage, `${whose}parcel`)
  const at = new Date(Date.now() + scans * 1000).toISOString()
  const body = JSON.stringify({ status, at })
  const answer = await fetch(`${stage.world.urls.carriers}_sim/trackers/${code}/advance`, { method: 'POST', body })
  hold(answer.ok, `${answer.status} ${await answer.text()}`)
}

/** Until the sentence that stands over a parcel on its shopper’s page is this one. */
async function said(stage: Stage, whose: '' | 'ar ', what: string): Promise<void> {
  const order = noted(stage, `${whose}order`)
  const page = () =>
    whose === '' ? stage.shopper.visit(`/orders/${order}`) : stage.reader.visit(`/ar/orders/${order}`)
  const now = async () => /<p class="parcel-now"><strong>([^<]*)</.exec((await page()).html)?.[1]
  await soon(async () => (await now()) === what, `the shopper did not read “${what}”`)
}

/** Scans a parcel from word to word, each read on the shopper’s page before the next. */
async function carried(stage: Stage, whose: '' | 'ar ', way: readonly (readonly [string, string])[]): Promise<string> {
  for (const [status, what] of way) {
    await scan(stage, whose, status)
    await said(stage, whose, what)
  }
  return way.map(([, what]) => `“${what}”`).join(', ')
}

const standing = (stage: Stage, order: string) =>
  stage.ask<string>('manager', '*[_id == $order][0].fulfillmentStanding', { order })

/** Who brings parcels. */
export const trendsCarrier: Script = {
  user: 'Carrier',
  who: 'brings parcels, and tells the shop of each scan',
  steps: [
    {
      does: 'takes a parcel, and is on the road with it',
      sees: 'each scan in plain words on the shopper’s page',
      run: (stage) =>
        carried(stage, '', [
          ['picked_up', 'The carrier has it'],
          ['in_transit', 'On its way to you'],
          ['out_for_delivery', 'Out for delivery'],
        ]),
    },
    {
      does: 'finds nobody at home, and comes again',
      sees: 'the shopper’s page saying so, then that it is delivered',
      async run(stage) {
        const seen = await carried(stage, '', [
          ['failed', 'Nobody could take it'],
          ['out_for_delivery', 'Out for delivery'],
          ['delivered', 'Delivered'],
        ])
        const order = noted(stage, 'order')
        await soon(async () => (await standing(stage, order)) === 'delivered', 'the order is not delivered')
        return `${seen}; the order is delivered`
      },
    },
    {
      does: 'is late with the other parcel, then delivers it',
      sees: 'the same in Arabic on its shopper’s page',
      async run(stage) {
        const seen = await carried(stage, 'ar ', [
          ['delayed', 'متأخر عن الموعد'],
          ['out_for_delivery', 'خرج للتوصيل'],
          ['delivered', 'سُلّم'],
        ])
        const order = noted(stage, 'ar order')
        await soon(async () => (await standing(stage, order)) === 'delivered', 'the order is not delivered')
        return `${seen}; the order is delivered`
      },
    },
  ],
}
