import { post, told } from './api-desk.ts'
import { soon, writeToLake } from './lake-desk.ts'
import { hold, noted, type Script, type Step } from './script.ts'

const counts: Step = {
  does: 'counts a shelf and writes the figure down',
  sees: 'the new figure and the movement that explains it',
  async run(stage) {
    const sku = noted(stage, 'sku')
    const [row] = await stage.client.inventory(sku)
    const counted = (row?.onHand ?? 0) + 3
    const body = { sku, location: row?.location, counted, reason: 'count' }
    const answer = await post(stage, 'manager', '/inventory/adjustments', body)
    hold(answer.status < 300, told(answer))
    const token = stage.world.access.tokens.manager
    const path = `/api/v1/inventory/${sku}/movements?limit=1`
    const story = await stage.client.call<{ data: { reason: string }[] }>('GET', path, { token })
    hold(story.body.data[0]?.reason === 'count', JSON.stringify(story))
    return `${sku} counted, ${row?.onHand} to ${counted}`
  },
}

const takesTooMuch: Step = {
  does: 'takes away more than there is',
  sees: 'that stock never goes below zero',
  async run(stage) {
    const sku = noted(stage, 'sku')
    const [row] = await stage.client.inventory(sku)
    const body = { sku, location: row?.location, delta: -1_000_000, reason: 'waste' }
    const answer = await post(stage, 'manager', '/inventory/adjustments', body)
    hold(answer.status === 422 && answer.body['code'] === 'would_go_negative', told(answer))
    return '422 would_go_negative'
  },
}

/** What a manager does in every shop, and after it what this one asks for. */
export const managerWho = (...more: readonly Step[]): Script => ({
  user: 'Manager',
  who: 'keeps stock and prices with a manager’s role',
  steps: [counts, takesTooMuch, ...more],
})

/** Who runs the coffee shop. */
export const manager: Script = managerWho({
  does: 'changes a product’s name as an editor does',
  sees: 'the new name in the shop without a deploy',
  async run(stage) {
    const patch = { id: 'product-cappuccino', set: { 'title[_key == "en"].value': 'Capp of the day' } }
    const answer = await writeToLake(stage, 'manager', 'mutate', { mutations: [{ patch }] })
    hold(answer.status === 200, `${answer.status} ${answer.said}`)
    const shown = async () => (await stage.shopper.visit('/products/cappuccino')).words.includes('Capp of the day')
    await soon(shown, 'the new name did not show')
    return 'renamed, seen in the shop'
  },
})
