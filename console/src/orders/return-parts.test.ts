import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { PartFindings, withPartsFound } from './return-parts.tsx'

const restock = { sku: 'SET', quantity: 2, as: 'restock' } as const
const writeOff = { sku: 'SET', quantity: 1, as: 'write_off' } as const
const latte = { sku: 'LATTE', quantity: 1, as: 'restock' } as const
const parts = { SET: { MUG: 'damaged' } } as const

test('what is said of a part goes with the one finding of its sets', () => {
  expect(withPartsFound([restock, latte], parts)).toEqual([
    { ...restock, parts: [{ sku: 'MUG', as: 'damaged' }] },
    latte,
  ])
})

test('sets of several findings say nothing of their parts', () => {
  expect(withPartsFound([restock, writeOff], parts)).toEqual([restock, writeOff])
})

test('parts are asked about only where all sets were found alike, and counted', () => {
  const item = { sku: 'SET', parts: [{ _key: 'm', sku: 'MUG', variant: 'mug', title: 'Mug', quantity: 3 }] }
  const drawn = (...units: readonly (typeof restock | typeof writeOff | typeof latte)[]) =>
    renderToStaticMarkup(createElement(PartFindings, { item, units, found: parts, onChange: () => {} }))
  expect(drawn(latte)).toBe('')
  expect(drawn(restock, latte)).toContain('6 × Mug')
  expect(drawn(restock, writeOff)).toContain('receive these one kind at a time')
  expect(drawn(restock, writeOff)).not.toContain('<select')
})
