import { variantId } from '@souk/catalog'
import type { StockMovement } from '@souk/inventory'
import { roles } from '@souk/kernel'
import { z } from 'zod'
import { readCursor, writeCursor } from '../cursor.ts'
import { problem } from '../problem.ts'
import { defineRoute } from '../route.ts'
import { Sku } from '../schemas/common.ts'
import { MovementQuery, StockMovementList } from '../schemas/inventory.ts'

/** `GET /inventory/:sku/movements`: the ledger of a SKU, newest first, each entry with what caused it. */
export const listMovements = defineRoute({
  method: 'GET',
  path: '/inventory/:sku/movements',
  id: 'listMovements',
  summary: 'List stock movements',
  tag: 'Inventory',
  access: 'staff',
  roles,
  params: z.strictObject({ sku: Sku }),
  query: MovementQuery,
  status: 200,
  answer: StockMovementList,
  problems: ['variant_not_found'],
  async run({ params: { sku }, query, services }) {
    const { limit = 20, cursor } = query
    const { store } = services.commerce
    const after = cursor === undefined ? undefined : readCursor(cursor)
    const older = after ? ' && (at < $at || (at == $at && _id < $id))' : ''
    const rows = await store.query<readonly StockMovement[]>(
      `*[_type == "stockMovement" && $sku in entries[].sku${older}] | order(at desc, _id desc) [0..$last]`,
      { sku, last: limit, ...(after ? { at: String(after.value), id: after.id } : {}) },
    )
    if (rows.length === 0 && !(await isSold(services.commerce.store, sku))) throw problem('variant_not_found', { sku })
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    const next = last && rows.length > limit ? writeCursor({ value: last.at, id: last._id }) : null
    return { value: { data: shown.map((movement) => toMovement(movement, sku)), page: { next } } }
  },
})

async function isSold(
  store: { get(ids: readonly string[]): Promise<readonly unknown[]> },
  sku: string,
): Promise<boolean> {
  const [variant] = await store.get([variantId(sku)])
  return variant !== undefined
}

function toMovement(movement: StockMovement, sku: string) {
  const { kind, order, orderNumber, fulfillment, count, transfer, purchaseOrder, reference, ...more } = movement.cause
  const named = { order, orderNumber, fulfillment, count, transfer, purchaseOrder, reference, return: more.return }
  const causes = Object.entries(named).filter(([, value]) => value !== undefined)
  return {
    id: movement._id,
    at: movement.at,
    reason: movement.reason,
    note: movement.note ?? null,
    cause: { kind, ...Object.fromEntries(causes) },
    actor: { kind: movement.actor.kind, id: movement.actor.id, name: movement.actor.name },
    entries: movement.entries
      .filter((entry) => entry.sku === sku)
      .map(({ location, from, to, quantity, bundle }) => ({
        sku,
        location,
        from,
        to,
        quantity,
        ...(bundle ? { bundle } : {}),
      })),
  }
}
