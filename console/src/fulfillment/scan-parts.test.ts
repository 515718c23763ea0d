import type { LinePart } from '@souk/orders'
import { expect, test } from 'vitest'
import type { WorkRow } from '../orders/order-row.ts'
import { type HeldParts, scanPart } from './scan-parts.ts'

const part = (sku: string, quantity: number): LinePart => ({ _key: sku, sku, variant: sku, title: sku, quantity })
const line = (sku: string, quantity: number, parts?: readonly LinePart[]): WorkRow['lines'][number] => ({
  _key: sku,
  line: sku,
  sku,
  variant: sku,
  title: sku,
  quantity,
  picked: 0,
  shorted: 0,
  ...(parts ? { parts } : {}),
})
const set = line('SET', 2, [part('POT', 1), part('MUG', 2)])
const list = (...lines: WorkRow['lines']) => ({ lines, substitutions: [] })
const read = (codes: readonly string[], work = list(set)) =>
  codes.reduce<{ held: HeldParts; found: unknown }>(
    ({ held }, code) => {
      const scanned = scanPart(code, work, [{ sku: 'MUG', barcode: '4006' }], held)
      return { held: scanned?.held ?? held, found: scanned?.found }
    },
    { held: {}, found: undefined },
  )

test('a bundle is picked once the last of its parts was scanned', () => {
  expect(read(['pot', '4006'])).toEqual({
    held: { SET: { POT: 1, MUG: 1 } },
    found: { kind: 'held', words: '1 of 2 MUG, for SET.' },
  })
  expect(read(['pot', '4006', '4006'])).toEqual({
    held: { SET: {} },
    found: { kind: 'ticked', sku: 'SET', quantity: 1, words: '1 of 2 SET.' },
  })
})

test('a part too many is of no bundle', () => expect(read(['POT', 'POT']).found).toBeUndefined())

test('what is also sold by itself is picked for its own line first', () => {
  const alone = line('MUG', 1)
  expect(read(['MUG'], list(set, alone)).found).toBeUndefined()
  expect(read(['MUG'], list(set, { ...alone, picked: 1 })).found).toMatchObject({ kind: 'held' })
})
