import { expect, test } from 'vitest'
import { fashionKinds } from './kinds.ts'
import { entries, fashionNames, fashionPlate } from './shots/shots.ts'

test('the same garment is drawn the same way twice, and refers to nothing that is not in its own picture', () => {
  expect(fashionNames.length).toBeGreaterThan(200)
  for (const name of fashionNames) {
    const { svg, width, height } = fashionPlate(name, `t-${name}`)
    expect(fashionPlate(name, `t-${name}`).svg).toBe(svg)
    const defined = new Set([...svg.matchAll(/ id="([^"]+)"/g)].map((found) => found[1]))
    const used = [...svg.matchAll(/url\(#([^)]+)\)/g)].map((found) => found[1])
    expect(used.filter((id) => !defined.has(id))).toEqual([])
    expect(svg).not.toMatch(/NaN|undefined/)
    expect(width > 800 || width * 5 === height * 4).toBe(true)
  }
})

test('every kind is drawn for some product; the bare rail only for a scene', () => {
  const drawn = new Set<string>(Object.values(entries).map(({ kind }) => kind))
  expect(Object.keys(fashionKinds).filter((kind) => !drawn.has(kind))).toEqual(['rail'])
})
