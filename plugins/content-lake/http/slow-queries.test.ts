import { describe, expect, it } from 'vitest'
import { explained, noteQuery, slowQueries } from './slow-queries.ts'

const explanation = {
  engine: 'compiled' as const,
  steps: [{ found: 'order by state', times: 1, candidates: 12, evaluated: 7 }],
}
const at = '2026-01-01T00:00:00Z'

describe('slow queries', () => {
  it('are remembered by their text with the worst time, and quick ones are not', () => {
    const dataset = {}
    noteQuery(dataset, { query: '*[a]', ms: 30, explanation, at })
    noteQuery(dataset, { query: '*[a]', ms: 20, explanation, at: '2026-01-02T00:00:00Z' })
    noteQuery(dataset, { query: '*[b]', ms: 40, explanation, at })
    noteQuery(dataset, { query: '*[c]', ms: 2, explanation, at })
    expect(slowQueries(dataset).map(({ query, times, worstMs, last }) => ({ query, times, worstMs, last }))).toEqual([
      { query: '*[b]', times: 1, worstMs: 40, last: at },
      { query: '*[a]', times: 2, worstMs: 30, last: '2026-01-02T00:00:00Z' },
    ])
  })

  it('make room for slower ones', () => {
    const dataset = {}
    for (let ms = 10; ms < 60; ms += 1) noteQuery(dataset, { query: `*[n == ${ms}]`, ms, explanation, at })
    const kept = slowQueries(dataset)
    expect([kept.length, kept[0]?.worstMs, kept.at(-1)?.worstMs]).toEqual([40, 59, 20])
  })

  it('are explained in a line', () => {
    expect(explained(explanation)).toBe('compiled; order by state: 12 documents, 7 looked at')
    expect(explained({ engine: 'groq-js', why: 'a Context', steps: [] })).toBe('groq-js, because of a Context')
  })
})
