import {
  type ExplainedOffer,
  lineKey,
  type MissingUnits,
  mostSubstitutes,
  rankSubstitutes,
  type SubstituteOffer,
} from '@souk/orders'
import { wordsOf } from '../goods.ts'
import { type MissingFacts, shelfOf } from './missing-facts.ts'
import { swapFor } from './swap.ts'

/** What may come instead, best first, at most `mostSubstitutes`; of what the picker thinks of, in the picker's order. */
export function offersFor(
  facts: MissingFacts,
  missing: MissingUnits,
  chosen: readonly string[] | undefined,
): readonly ExplainedOffer[] {
  const { item, quantity } = missing
  const { missing: gone, order, shop } = facts
  if (!gone) return []
  const categories = (gone.product.categories ?? []).map(({ _ref }) => _ref)
  const shelf = shelfOf(facts, missing)
  const ranked = rankSubstitutes(
    {
      product: gone.product._id,
      // What a picker thinks of may come from another category
      categories: chosen ? [...categories, picked] : categories,
      taxClass: gone.variant.taxClass,
      unitPrice: item.unitPrice,
      quantity,
      taken: order.lines.map(({ sku }) => sku),
    },
    chosen ? shelf.map((each) => ({ ...each, categories: [...each.categories, picked] })) : shelf,
  )
  const sorted = chosen ? ranked.toSorted((a, b) => chosen.indexOf(a.sku) - chosen.indexOf(b.sku)) : ranked
  const words = { language: order.language, fallback: shop.settings.defaultLanguage }
  return sorted
    .flatMap(({ sku, like, difference, available }): readonly ExplainedOffer[] => {
      const goods = facts.candidates.find(({ variant }) => variant.sku === sku)
      const swap = goods && swapFor(facts, missing, goods)
      if (!goods || !swap) return []
      const { title, variantTitle } = wordsOf(goods, words.language, words.fallback)
      const name = [title, variantTitle].filter(Boolean).join(', ')
      const { unitPrice } = swap.added
      return [{ _key: lineKey(sku), sku, title: name, unitPrice, saves: swap.saves, like, difference, available }]
    })
    .slice(0, mostSubstitutes)
}

/** Stands for the picker's own judgement beside the catalogue's categories. */
const picked = 'picked-by-hand'

/** What an order keeps of an offer. */
export const offerOf = ({ _key, sku, title, unitPrice, saves }: ExplainedOffer): SubstituteOffer => ({
  _key,
  sku,
  title,
  unitPrice,
  saves,
})
