import { expect, it } from 'vitest'
import { svgWeight } from './svg-weight.ts'

const uses = (ids: readonly string[]): string => ids.map((id) => `<use xlink:href="#${id}"/>`).join('')

it('weighs what is drawn, not what is written', () => {
  expect(svgWeight('<svg><path d="M0 0>"/><g><text>a</text></g></svg>')).toBe(4)
  expect(svgWeight(`<svg><g id="a"><path/><path/></g>${uses(['a', 'a'])}</svg>`)).toBe(12)
  expect(svgWeight('<svg><pattern id="p"><path/></pattern><path fill="url(#p)" x:href = "#p"/></svg>')).toBe(8)
  const levels = Array.from({ length: 30 }, (_, n) => `<g id="u${n + 1}">${uses([`u${n}`, `u${n}`])}</g>`)
  expect(svgWeight(`<svg><g id="u0"><path/></g>${levels.join('')}${uses(['u30'])}</svg>`)).toBeGreaterThan(2 ** 30)
})

it('takes what uses itself, and entities, for endless', () => {
  expect(svgWeight(`<svg><g id="a">${uses(['b'])}</g><g id="b">${uses(['a'])}</g>${uses(['a'])}</svg>`)).toBe(
    Number.POSITIVE_INFINITY,
  )
  expect(svgWeight('<svg><g id="u&#48;"/></svg>')).toBe(Number.POSITIVE_INFINITY)
  expect(svgWeight('<!DOCTYPE svg [<!ENTITY a "b">]><svg/>')).toBe(Number.POSITIVE_INFINITY)
})

it('reads a long text in no time', () => {
  expect(svgWeight(`<svg>${'<g '.repeat(100_000)}`)).toBeLessThan(10)
  expect(svgWeight(`<svg>${'<path id="p" d="M0 0"/>'.repeat(20_000)}</svg>`)).toBe(20_001)
})
