import type { StoredDocument } from '@souk/kernel'
import type { Promotion } from '@souk/pricing'
import type { Commerce } from '../contract.ts'
import { shopper, staff } from './shop-floor.ts'

/** A promotion as an editor leaves it: ten percent off everything, for whoever has a code. */
export const promotionDocument = (handle: string, fields: Partial<Promotion> = {}): StoredDocument => ({
  _id: `promotion-${handle}`,
  _type: 'promotion',
  _rev: 'content-1',
  _createdAt: '2026-11-01T00:00:00.000Z',
  _updatedAt: '2026-11-01T00:00:00.000Z',
  title: [{ _key: 'en', value: handle }],
  kind: 'percent',
  value: 1000,
  active: true,
  ...fields,
})

/** Makes a code as a manager does; answers its document's id. */
export async function makeCode(commerce: Commerce, handle: string, code: string, limit?: number): Promise<string> {
  const input = { promotion: `promotion-${handle}`, code, ...(limit !== undefined && { limit }) }
  const made = await commerce.dispatch('createPromotionCode', input, { actor: staff, role: 'manager' })
  if (!made.ok) throw new Error(made.refusal.message)
  return (made.value as { codeId: string }).codeId
}

/** Types a code into a cart. */
export const typeCode = (commerce: Commerce, cartId: string, code: string) =>
  commerce.dispatch('applyPromotion', { cartId, code }, { actor: shopper })
