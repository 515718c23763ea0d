import { describe, expect, it } from 'vitest'
import { createDocumentIndex, type DocumentIndex } from './document-index.ts'
import { createQueryEngine } from './engine.ts'
import { compareFilters, compareRules } from './testing/compare-filters.ts'
import { compareWithGroqJs } from './testing/compare.ts'

describe('random queries over random documents', () => {
  // Parts, so that a busy machine lets none of them run out of its time
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
    'are answered, or refused, as plain groq-js does: 2,000 pairs, part %i',
    async (part) => {
      const { pairs, answered, compiled, differences } = await compareWithGroqJs(2000, part * 1000)
      expect(differences).toEqual([])
      expect({ pairs, mostAnswered: answered > 1900, mostCompiled: compiled > 1900 }).toEqual({
        pairs: 2000,
        mostAnswered: true,
        mostCompiled: true,
      })
    },
  )

  const planted: readonly (readonly [string, (index: DocumentIndex) => DocumentIndex])[] = [
    ['an index that forgets a document', (index) => ({ ...index, typed: (type) => without(index, index.typed(type)) })],
    [
      'references that lead to another document',
      (index) => ({ ...index, get: (id) => index.get(id === 'c1' ? 'c2' : id) }),
    ],
    ['an order from the wrong end', (index) => ({ ...index, typedInOrder: (type, path) => turned(index, type, path) })],
  ]
  it.each(planted)('notice %s', async (_, spoil) => {
    const { differences } = await compareWithGroqJs(4000, 1, (index) => createQueryEngine(spoil(index)))
    expect(differences.length).toBeGreaterThan(0)
  })
})

describe('random filters of listeners and grants, and rules of webhooks', () => {
  it('hold for a document as for plain groq-js: 3,000 pairs', async () => {
    const { held, differences } = await compareFilters(3000, 1)
    expect(differences).toEqual([])
    expect(held).toBeGreaterThan(200)
  })

  it('hold for a change as for plain groq-js: 1,000 pairs', async () => {
    const { held, differences } = await compareRules(1000, 1)
    expect(differences).toEqual([])
    expect(held).toBeGreaterThan(200)
  })

  it('notice a filter that is shared with somebody whom it answers otherwise', async () => {
    const engine = createQueryEngine(createDocumentIndex())
    const { differences } = await compareFilters(3000, 1, {
      ...engine,
      compileFilter: (filter, params) => engine.compileFilter(filter, params, 'ada'),
    })
    expect(differences.length).toBeGreaterThan(0)
  })
})

/** The same posting with its last document left out of what is listed. */
function without(index: DocumentIndex, posting: ReturnType<DocumentIndex['typed']>) {
  const shorter = Object.create(posting) as typeof posting
  shorter.documents = () => index.documentsOf(posting).slice(0, -1)
  return shorter
}

function turned(index: DocumentIndex, type: string, path: string) {
  const order = index.typedInOrder(type, path)
  const other = Object.create(order) as typeof order
  other.scan = (direction, stretch, visit) => order.scan(direction === 'asc' ? 'desc' : 'asc', stretch, visit)
  return other
}
