import { available, type StockLevel as Level } from '@souk/inventory'
import { roles, type StoredDocument } from '@souk/kernel'
import { z } from 'zod'
import { readCursor, writeCursor } from '../cursor.ts'
import { defineRoute } from '../route.ts'
import { InventoryQuery, StockLevelList } from '../schemas/inventory.ts'

/** `GET /inventory`: what lies where. The page is found by query; its levels are read by id, as the commands see them. */
export const listInventory = defineRoute({
  method: 'GET',
  path: '/inventory',
  id: 'listInventory',
  summary: 'List stock levels',
  tag: 'Inventory',
  access: 'staff',
  roles,
  params: z.strictObject({}),
  query: InventoryQuery,
  status: 200,
  answer: StockLevelList,
  problems: [],
  async run({ query, services }) {
    const { sku, location, limit = 20, cursor } = query
    const after = cursor === undefined ? '' : readCursor(cursor).id
    const filters = [
      '_type == "stockLevel"',
      ...(sku === undefined ? [] : ['sku == $sku']),
      ...(location === undefined ? [] : ['location == $location']),
      ...(after === '' ? [] : ['_id > $after']),
    ]
    const parameters = {
      last: limit,
      ...(sku === undefined ? {} : { sku }),
      ...(location === undefined ? {} : { location }),
      ...(after === '' ? {} : { after }),
    }
    const { store } = services.commerce
    const ids = await store.query<readonly string[]>(
      `*[${filters.join(' && ')}] | order(_id asc) [0..$last]._id`,
      parameters,
    )
    const shown = ids.slice(0, limit)
    const levels = (await store.get(shown)).filter(isLevel)
    const last = shown.at(-1)
    const next = last !== undefined && ids.length > limit ? writeCursor({ value: '', id: last }) : null
    return { value: { data: levels.map(toLevel), page: { next } } }
  },
})

const isLevel = (document: StoredDocument | undefined): document is Level => document?._type === 'stockLevel'

/** A level on the wire; `available` is derived. */
export function toLevel(level: Level) {
  return {
    id: level._id,
    sku: level.sku,
    location: level.location,
    onHand: level.onHand,
    reserved: level.reserved,
    committed: level.committed,
    unavailable: level.unavailable,
    damaged: level.damaged ?? 0,
    qualityControl: level.qualityControl ?? 0,
    safetyStock: level.safetyStock ?? 0,
    incoming: level.incoming,
    backordered: level.backordered ?? 0,
    available: available(level),
    revision: level._rev,
  }
}
