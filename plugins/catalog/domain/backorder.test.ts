import { expect, test } from 'vitest'
import { backorderOf } from './backorder.ts'

const backorder = { limit: 3, restockDays: 10 }

test.each([
  [{ backorder }, backorder],
  [{}, undefined],
  [{ backorder: { ...backorder, limit: 0 } }, undefined],
  [{ backorder: { limit: 3, restockDays: 1.5 } }, undefined],
  [{ backorder, parts: [] }, undefined],
])('%j may be promised beyond stock: %j', (variant, said) => expect(backorderOf(variant)).toEqual(said))
