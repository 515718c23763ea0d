import type { New } from '@souk/kernel'
import type { BehaviourDay } from './documents.ts'

/** Something that a shopper who agreed did. Products are ids; `found` is how many goods a search found. */
export type ShopperAct =
  | { readonly kind: 'visit' | 'checkout' | 'pay' }
  | { readonly kind: 'view' | 'add'; readonly product: string }
  | { readonly kind: 'search'; readonly words: string; readonly found: number }
  | { readonly kind: 'order'; readonly products: readonly string[] }

/** Words are kept once they were searched for so often; below that they may tell who searched. */
export const leastSearches = 5
/** So many different words are kept of a day, the most searched first. */
export const mostTerms = 100
const longestTerm = 60
/** Addresses and long numbers: who types one into the search field tells something about a person. */
const personal = /@|\p{Nd}{5}|https?:|www\./u

/** Search words as they are counted: small, without needless space. Undefined when they may be personal. */
export function searchTerm(words: string): string | undefined {
  const term = words.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim().slice(0, longestTerm).trim()
  const digits = term.replace(/[\s()+./-]/g, '')
  return term === '' || personal.test(term) || personal.test(digits) ? undefined : term
}

const steps = {
  visit: [],
  view: ['viewed'],
  add: ['added'],
  checkout: ['checkouts'],
  pay: ['checkouts', 'paying'],
  order: ['ordered'],
  search: [],
} as const satisfies Readonly<Record<ShopperAct['kind'], readonly (keyof BehaviourDay)[]>>

/**
 * What an act adds to a day, as marks: `viewed`, `views product-latte`, `searches latte`. A mark counts once per visit;
 * the caller keeps those that a visit has left already.
 */
export function marksOf(act: ShopperAct): readonly string[] {
  const reached = ['visits', ...steps[act.kind]]
  if (act.kind === 'view') return [...reached, `views ${act.product}`]
  if (act.kind === 'add') return [...reached, `adds ${act.product}`]
  if (act.kind === 'order') return [...reached, ...act.products.map((product) => `orders ${product}`)]
  if (act.kind !== 'search') return reached
  const term = searchTerm(act.words)
  if (term === undefined) return reached
  return [...reached, `searches ${term}`, ...(act.found === 0 ? [`empty ${term}`] : [])]
}

/** Marks with how often each was left. */
export type Marks = ReadonlyMap<string, number>

/** A day on which nobody came. */
export const emptyBehaviourDay = (day: string): New<BehaviourDay> => ({
  _id: `rollup.behaviour.${day}`,
  _type: 'behaviourDay',
  day,
  visits: 0,
  viewed: 0,
  added: 0,
  checkouts: 0,
  paying: 0,
  ordered: 0,
  searches: 0,
  emptySearches: 0,
  products: [],
  terms: [],
})

/** A day with marks added. Only adds, so that several servers may add to one day; `terms` must have been held back before. */
export function addMarks(before: New<BehaviourDay>, marks: Marks): New<BehaviourDay> {
  const of = (name: string) => marks.get(name) ?? 0
  return {
    ...before,
    visits: before.visits + of('visits'),
    viewed: before.viewed + of('viewed'),
    added: before.added + of('added'),
    checkouts: before.checkouts + of('checkouts'),
    paying: before.paying + of('paying'),
    ordered: before.ordered + of('ordered'),
    searches: before.searches + of('searches'),
    emptySearches: before.emptySearches + of('emptySearches'),
    products: productsWith(before.products, marks),
    terms: termsWith(before.terms, marks),
  }
}

/** What the marks of one kind are about: `views product-latte` is about `product-latte`. */
const about = (marks: Marks, ...kinds: readonly string[]): readonly string[] =>
  [...marks.keys()].flatMap((mark) => {
    const at = mark.indexOf(' ')
    return at > 0 && kinds.includes(mark.slice(0, at)) ? [mark.slice(at + 1)] : []
  })

const byKey = (a: { readonly _key: string }, b: { readonly _key: string }) => (a._key < b._key ? -1 : 1)

function productsWith(rows: BehaviourDay['products'], marks: Marks): BehaviourDay['products'] {
  const touched = new Set(about(marks, 'views', 'adds', 'orders'))
  const added = [...touched].map((product) => {
    const old = rows.find((row) => row.product === product)
    const more = (kind: 'views' | 'adds' | 'orders') => (old?.[kind] ?? 0) + (marks.get(`${kind} ${product}`) ?? 0)
    return { _key: product, product, views: more('views'), adds: more('adds'), orders: more('orders') }
  })
  return [...rows.filter(({ product }) => !touched.has(product)), ...added].sort(byKey)
}

function termsWith(rows: BehaviourDay['terms'], marks: Marks): BehaviourDay['terms'] {
  const touched = new Set(about(marks, 'searches', 'empty'))
  const added = [...touched].map((term) => {
    const old = rows.find((row) => row.term === term)
    const more = (kind: 'searches' | 'empty') => (old?.[kind] ?? 0) + (marks.get(`${kind} ${term}`) ?? 0)
    return { _key: term, term, searches: more('searches'), empty: more('empty') }
  })
  return [...rows.filter(({ term }) => !touched.has(term)), ...added]
    .sort((a, b) => b.searches - a.searches || byKey(a, b))
    .slice(0, mostTerms)
}
