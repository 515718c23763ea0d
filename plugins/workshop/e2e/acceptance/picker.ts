import { post, told } from './api-desk.ts'
import { soon } from './lake-desk.ts'
import { hold, noted, type Script, type Stage, type Step } from './script.ts'

export interface Work {
  readonly _id: string
  readonly state: string
  readonly orderNumber: string
}
/** The work that an order made on the floor. */
export const workOf = (stage: Stage, order: string): Promise<Work | null> =>
  stage.ask('picker', '*[_type == "fulfillment" && order == $order][0]{_id, state, orderNumber}', { order })

export const handedOverTooEarly: Step = {
  does: 'tries to hand it over before packing',
  sees: 'that this is refused and why',
  async run(stage) {
    const answer = await post(stage, 'picker', `/fulfillments/${noted(stage, 'fulfillment')}/hand-over`, {})
    hold(answer.status === 409, told(answer))
    return `409 ${String(answer.body['code'])}`
  },
}

/** Who picks, packs and hands over. */
export const picker: Script = {
  user: 'Picker',
  who: 'works on the floor with a picker’s role',
  steps: [
    {
      does: 'looks for the shopper’s order on the floor',
      sees: 'its work, open',
      async run(stage) {
        const order = noted(stage, 'order')
        const open = async () => (await workOf(stage, order))?.state === 'open'
        await soon(open, 'the paid order did not come to the floor')
        const work = await workOf(stage, order)
        stage.notes.set('fulfillment', work?._id ?? '')
        return `order ${work?.orderNumber} is open`
      },
    },
    handedOverTooEarly,
    {
      does: 'picks and packs it',
      sees: 'each step at once in the dataset',
      async run(stage) {
        for (const verb of ['pick', 'pack']) {
          const answer = await post(stage, 'picker', `/fulfillments/${noted(stage, 'fulfillment')}/${verb}`, {})
          hold(answer.status === 200, told(answer))
        }
        const work = await workOf(stage, noted(stage, 'order'))
        hold(work?.state === 'packed' || work?.state === 'ready', String(work?.state))
        return `packed, state ${work?.state}`
      },
    },
    {
      does: 'hands it to a rider',
      sees: 'the shopper’s page saying that it is on its way',
      async run(stage) {
        const path = `/fulfillments/${noted(stage, 'fulfillment')}/hand-over`
        const handedOver = async () => {
          const answer = await post(stage, 'picker', path, { courier: 'Sami' })
          hold(answer.status === 200 || answer.status === 409, told(answer))
          return answer.status === 200
        }
        await soon(handedOver, 'the bag could not be handed over')
        const page = await stage.shopper.visit(`/orders/${noted(stage, 'order')}`)
        hold(/it is on the way/i.test(page.words), page.words)
        return 'handed over, told to the shopper'
      },
    },
  ],
}
