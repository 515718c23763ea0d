import type { Actor, Instant } from '@souk/kernel'
import type { MoveCommand } from '../domain/commands/moves.ts'
import type { StockLevel } from '../domain/documents.ts'
import { emptyLevel } from '../domain/level.ts'
import type { Units } from '../domain/stock-move.ts'

/** Saturday 21 November 2026, 14:08: the moment of the pictures. */
export const noon = '2026-11-21T14:08:00.000Z' as Instant
export const noor: Actor = { kind: 'staff', id: 'staff-noor', name: 'Noor R.' }

/** A level of SKU `FLAT-WHITE` at Mill Lane, as stored. */
export const aLevel = (fields: Partial<StockLevel> = {}): StockLevel => {
  const { sku = 'FLAT-WHITE', variant = 'variant-flat-white', location = 'location-mill-lane' } = fields
  return {
    ...emptyLevel(sku, variant, location),
    _rev: 'r1',
    _createdAt: noon,
    _updatedAt: noon,
    ...fields,
  }
}

/** So many units of a level's variant at its place. */
export const unitsAt = ({ sku, variant, location }: StockLevel, quantity: number): Units => ({
  sku,
  variant,
  location,
  quantity,
})

/** A move command caused by an order. */
export const aMoveCommand = (fields: Partial<MoveCommand> = {}): MoveCommand => ({
  commandId: 'c1',
  actor: noor,
  cause: { kind: 'order', order: 'order.01', orderNumber: '1048' },
  ...fields,
})
