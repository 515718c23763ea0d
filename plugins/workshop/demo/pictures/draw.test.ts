import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { draw, field, kinds } from './draw.ts'
import { pictureNames, plate } from './shots/shots.ts'

test('the same picture is drawn the same way twice', () => {
  expect(pictureNames.length).toBeGreaterThan(90)
  expect(pictureNames.filter((name) => plate(name).svg !== plate(name).svg)).toEqual([])
})

test('every kind is drawn, and every reference in a picture points at a definition of its own', () => {
  for (const name of pictureNames) {
    const { svg } = plate(name, `t-${name}`)
    const defined = new Set([...svg.matchAll(/ id="([^"]+)"/g)].map((found) => found[1]))
    const used = [...svg.matchAll(/url\(#([^)]+)\)/g)].map((found) => found[1])
    expect(used.filter((id) => !defined.has(id))).toEqual([])
    expect([...defined].filter((id) => !id?.startsWith(`t-${name}-`))).toEqual([])
    expect(svg).not.toMatch(/NaN|undefined/)
  }
  expect(Object.keys(kinds)).toHaveLength(27)
})

const mug = (seed: number) =>
  draw({
    kind: 'mug',
    palette: { body: '#fbf5ea', accent: '#2b4c8c', detail: '#4a2313' },
    ground: 'oat',
    options: { seed, topping: 'specks' },
  })

test('a seed changes specks and crumbs, and nothing else decides them', () => {
  expect(mug(1)).toBe(mug(1))
  expect(mug(1)).not.toBe(mug(2))
  expect(mug(1)).toContain(`viewBox="0 0 ${field} ${field}"`)
})

test('every picture that the catalogue names has been rendered', () => {
  const catalogue = readFileSync(join(import.meta.dirname, '../coffee/products.csv'), 'utf8')
  const named = new Set([...catalogue.matchAll(/pictures\/([a-z0-9-]+)\.webp/g)].map((found) => found[1] ?? ''))
  expect(named.size).toBeGreaterThan(90)
  expect([...named].filter((name) => !pictureNames.includes(name))).toEqual([])
  for (const name of named)
    expect(
      readFileSync(join(import.meta.dirname, `../coffee/pictures/${name}.webp`))
        .subarray(8, 12)
        .toString(),
    ).toBe('WEBP')
})
