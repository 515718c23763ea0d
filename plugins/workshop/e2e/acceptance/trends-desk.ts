import { editor } from './editor.ts'
import { soon, writeToLake } from './lake-desk.ts'
import { managerWho } from './manager.ts'
import { hold, noted, type Script, type Stage, type Step } from './script.ts'
import { readShelf } from './shelf.ts'

const abaya = '/products/wafa-belted-abaya?colour=pine&size=56'

/** Waits until a page says all of these. */
const shows = (stage: Stage, path: string, words: readonly string[]) =>
  soon(
    async () => {
      const page = await stage.shopper.visit(path)
      return words.every((each) => page.words.includes(each))
    },
    `${path} did not say ${words.join(', ')}`,
  )

const pricesSale: Step = {
  does: 'prices a sale: one variant at $96, with what it cost before',
  sees: 'both prices on its page in each language, the other sizes as they were',
  async run(stage) {
    const id = await stage.ask<string>('manager', '*[_type == "variant" && sku == $sku][0]._id', {
      sku: noted(stage, 'sku'),
    })
    const patch = { id, set: { price: 9600, compareAtPrice: 12_800 } }
    const answer = await writeToLake(stage, 'manager', 'mutate', { mutations: [{ patch }] })
    hold(answer.status === 200, `${answer.status} ${answer.said}`)
    await shows(stage, abaya, ['$96 $128'])
    await shows(stage, `/ar${abaya}`, ['٩٦ دولارًا ١٢٨ دولارًا'])
    const other = await stage.shopper.visit(abaya.replace('56', '54'))
    hold(other.words.includes('$128') && !other.words.includes('$96 $128'), other.words)
    return '$96, before $128, in English and in Arabic'
  },
}

/** Who runs the fashion shop. */
export const trendsManager: Script = managerWho(pricesSale)

const translates: Step = {
  does: 'writes an Arabic name for a product and publishes it',
  sees: 'the new name on the Arabic page and shelf, the English one as it was',
  async run(stage) {
    const [id, handle] = [noted(stage, 'edited'), noted(stage, 'edited handle')]
    const product = await stage.ask<{ title: readonly { _key: string; value: string }[] }>(
      'manager',
      '*[_id == $id][0]',
      {
        id,
      },
    )
    const english = product.title.find(({ _key }) => _key === 'en')?.value ?? ''
    const title = product.title.map((each) => (each._key === 'ar' ? { ...each, value: 'اسم قادم' } : each))
    const draft = { ...product, _id: `drafts.${id}`, title, _rev: undefined }
    const written = await writeToLake(stage, 'manager', 'mutate', { mutations: [{ createOrReplace: draft }] })
    const publish = { actionType: 'sanity.action.document.publish', draftId: draft._id, publishedId: id }
    const answer = await writeToLake(stage, 'manager', 'actions', { actions: [publish] })
    hold(written.status === 200 && answer.status === 200, `${written.said} ${answer.said}`)
    await shows(stage, `/ar/products/${handle}`, ['اسم قادم'])
    await shows(stage, `/products/${handle}`, [english])
    const { cards } = readShelf(await stage.shopper.visit('/ar/products?sort=shelf'))
    hold(
      cards.some((card) => card.title === 'اسم قادم'),
      cards.map((card) => card.title).join(),
    )
    return `“اسم قادم” in Arabic, “${english}” in English`
  },
}

/** Who changes words of the fashion shop, in each of its languages. */
export const trendsEditor: Script = { ...editor, steps: [...editor.steps, translates] }
