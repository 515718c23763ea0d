import { post, told } from './api-desk.ts'
import { soon } from './lake-desk.ts'
import { handedOverTooEarly, workOf } from './picker.ts'
import { hold, noted, type Script, type Stage } from './script.ts'

interface Parcel {
  readonly carrier: string
  readonly trackingNumber?: string
  readonly labelUrl?: string
}
const parcelOf = (stage: Stage, order: string) =>
  stage.ask<Parcel | null>(
    'picker',
    '*[_type == "shipment" && order == $order][0]{carrier, trackingNumber, labelUrl}',
    { order },
  )

/** The two parcels of the day: what the notes of each begin with. */
const both = ['', 'ar '] as const

/** Who packs parcels for a carrier. */
export const trendsPicker: Script = {
  user: 'Picker',
  who: 'packs parcels with a picker’s role',
  steps: [
    {
      does: 'looks for the two orders on the floor',
      sees: 'the work of each, open',
      async run(stage) {
        for (const whose of both) {
          const order = noted(stage, `${whose}order`)
          const open = async () => (await workOf(stage, order))?.state === 'open'
          await soon(open, `order ${noted(stage, `${whose}number`)} did not come to the floor`)
          stage.notes.set(`${whose}fulfillment`, (await workOf(stage, order))?._id ?? '')
        }
        return `orders ${noted(stage, 'number')} and ${noted(stage, 'ar number')} are open`
      },
    },
    handedOverTooEarly,
    {
      does: 'picks and packs them',
      sees: 'both ready as soon as the carrier has sold the labels',
      async run(stage) {
        for (const whose of both) {
          for (const verb of ['pick', 'pack']) {
            const work = noted(stage, `${whose}fulfillment`)
            const answer = await post(stage, 'picker', `/fulfillments/${work}/${verb}`, {})
            hold(answer.status === 200, told(answer))
          }
          const order = noted(stage, `${whose}order`)
          await soon(async () => (await workOf(stage, order))?.state === 'ready', 'the label was not bought')
        }
        return 'packed, labels bought, ready'
      },
    },
    {
      does: 'prints the labels',
      sees: 'the carrier’s label with the parcel’s own number',
      async run(stage) {
        for (const whose of both) {
          const parcel = await parcelOf(stage, noted(stage, `${whose}order`))
          const label = await fetch(parcel?.labelUrl ?? 'about:blank')
          const code = parcel?.trackingNumber ?? 'none'
          hold(label.ok && (await label.text()).includes(code), `${label.status} ${JSON.stringify(parcel)}`)
          stage.notes.set(`${whose}parcel`, code)
        }
        return 'two labels, each with its number'
      },
    },
    {
      does: 'gives them to the carrier',
      sees: 'each shopper’s page saying that it is on its way, with the number to follow',
      async run(stage) {
        for (const whose of both) {
          const path = `/fulfillments/${noted(stage, `${whose}fulfillment`)}/hand-over`
          const answer = await post(stage, 'picker', path, { courier: 'USPS' })
          hold(answer.status === 200, told(answer))
        }
        const mine = await stage.shopper.visit(`/orders/${noted(stage, 'order')}`)
        hold(mine.words.includes('It is on the way') && mine.words.includes(noted(stage, 'parcel')), mine.words)
        const hers = await stage.reader.visit(`/ar/orders/${noted(stage, 'ar order')}`)
        hold(hers.words.includes('خرج في الطريق') && hers.words.includes(noted(stage, 'ar parcel')), hers.words)
        return 'handed over, told in English and in Arabic'
      },
    },
  ],
}
