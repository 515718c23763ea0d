import { parse } from 'groq-js'
import { describe, expect, it } from 'vitest'
import { riskOf } from './risk.ts'

const risk = (query: string) => riskOf(parse(query))
const twice = (stages: number, stage: string): string => `*[0]${stage.repeat(stages)}`

describe('the risk of a query', () => {
  it('is small for what shops ask', () => {
    const page = `*[_type == "product" && handle == $handle][0]{
      _id, title, price, "image": image.asset->url, body[]{..., markDefs[]{..., "to": link->slug}},
      "variants": *[_type == "variant" && references(^._id)]|order(sku){sku, price, "levels": *[_type == "stockLevel" && sku == ^.sku]{onHand}},
    }`
    expect(risk(page)).toMatchObject({ nesting: 2 })
    expect(risk(page).growth).toBeLessThan(100)
    expect(risk('count(*[_type == "order"])')).toMatchObject({ growth: 1, nesting: 1, readsAllAgain: false })
    const search = '*[[@, _id] match text::query($words) || title match $words]|score(title match $words)'
    expect(risk(search).wildcards({ words: ['red*', 'shoe*'] })).toBe(1)
  })

  it.each([
    ['arrays of itself', '{"a": [@, @]}', 2],
    ['spread arrays', '{"a": [...a, ...a]}', 2],
    ['texts added to themselves', '{"a": a + a}', 2],
    ['objects of itself', '{"a": @, "b": @, "c": @}', 3],
    ['a choice', '{"a": select(true => [@, @], @)}', 3],
  ])('grows with every stage of %s', (_name, stage, factor) => {
    expect(risk(twice(10, stage)).growth).toBe(factor ** 10)
  })

  it('knows iterations within iterations, and whether everything is read for each', () => {
    expect(risk('*[count(*[count(*[a > 1]) > 1]) > 1]')).toMatchObject({ nesting: 3, readsAllAgain: true })
    expect(risk('*|order(count(*))')).toMatchObject({ nesting: 1, readsAllAgain: true })
    expect(risk('*{"a": *}')).toMatchObject({ nesting: 1, readsAllAgain: true })
    expect(risk('*{tags[]{values[]{a[b > 1]}}}').nesting).toBeGreaterThan(2)
  })

  it('counts the wildcards of one pattern, and of all that may become one', () => {
    expect(risk('*[title match "a*b*c*"]').wildcards({})).toBe(3)
    expect(risk('*[title match ["*a*", "*b"]]').wildcards({})).toBe(2)
    expect(risk('*[title match $a]').wildcards({ a: '****', b: '*' })).toBe(4)
    expect(risk('*[title match "*a" + "*a" + $b]').wildcards({ b: '*' })).toBe(3)
    expect(risk('*[title == "****"]').wildcards({})).toBe(0)
  })
})
