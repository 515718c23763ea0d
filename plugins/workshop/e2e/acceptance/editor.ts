import { soon, writeToLake } from './lake-desk.ts'
import { hold, noted, type Script, type Stage } from './script.ts'

interface Product {
  readonly _id: string
  readonly title: readonly { readonly _key: string; readonly value: string }[]
  readonly handle: { readonly current: string }
}
const productQuery =
  '*[_type == "product" && published && _id != "product-cappuccino" && !(_id in path("drafts.**"))] | order(_id asc)[0]'

const pageOf = (stage: Stage) => stage.shopper.visit(`/products/${noted(stage, 'edited handle')}`)
const sale = (stage: Stage, published: boolean) =>
  writeToLake(stage, 'manager', 'mutate', {
    mutations: [{ patch: { id: noted(stage, 'edited'), set: { published } } }],
  })

/** Who changes words and shelves. */
export const editor: Script = {
  user: 'Editor',
  who: 'changes words and shelves in the Studio, with a role that may write content',
  steps: [
    {
      does: 'writes a new name for a product and leaves it as a draft',
      sees: 'the draft in the dataset, the old name in the shop',
      async run(stage) {
        const product = await stage.ask<Product>('manager', productQuery)
        stage.notes.set('edited', product._id).set('edited handle', product.handle.current)
        const title = product.title.map((each) => (each._key === 'en' ? { ...each, value: 'A name to come' } : each))
        const draft = { ...product, _id: `drafts.${product._id}`, title, _rev: undefined }
        const answer = await writeToLake(stage, 'manager', 'mutate', { mutations: [{ createOrReplace: draft }] })
        hold(answer.status === 200, `${answer.status} ${answer.said}`)
        const kept = await stage.ask<string>('manager', '*[_id == $id][0].title[0].value', { id: draft._id })
        const page = await pageOf(stage)
        hold(kept === 'A name to come' && page.status === 200, `${kept} ${page.status}`)
        hold(!page.words.includes('A name to come'), page.words)
        return `${product._id} has a draft, the shop does not show it`
      },
    },
    {
      does: 'publishes it',
      sees: 'the new name in the shop without a deploy',
      async run(stage) {
        const publishedId = noted(stage, 'edited')
        const publish = {
          actionType: 'sanity.action.document.publish',
          draftId: `drafts.${publishedId}`,
          publishedId,
        }
        const answer = await writeToLake(stage, 'manager', 'actions', { actions: [publish] })
        hold(answer.status === 200, `${answer.status} ${answer.said}`)
        const shown = async () => (await pageOf(stage)).words.includes('A name to come')
        await soon(shown, 'the new name did not show')
        return 'published, seen in the shop'
      },
    },
    {
      does: 'takes the product off sale, and puts it back',
      sees: 'its page gone, then there again',
      async run(stage) {
        hold((await sale(stage, false)).status === 200, 'it could not be taken off')
        await soon(async () => (await pageOf(stage)).status === 404, 'the page did not go')
        hold((await sale(stage, true)).status === 200, 'it could not be put back')
        await soon(async () => (await pageOf(stage)).status === 200, 'the page did not come back')
        return '404, then 200'
      },
    },
    {
      does: 'tries to change what an order costs',
      sees: 'that orders are not written by hand',
      async run(stage) {
        const patch = { id: noted(stage, 'order'), set: { 'totals.total': 1 } }
        const answer = await writeToLake(stage, 'manager', 'mutate', { mutations: [{ patch }] })
        const total = await stage.ask<number>('manager', '*[_id == $id][0].totals.total', { id: patch.id })
        hold(answer.status === 403 && total === Number(noted(stage, 'total')), `${answer.status} ${total}`)
        return '403, the order as it was'
      },
    },
  ],
}
