import { shopper } from '../cart/change-cart.server.ts'
import type { Shop } from '../shop.ts'
import type { Words } from '../words/words.ts'
import { shopperReasons } from './returns-view.ts'

/** What the form of returns was sent with, and what is wrong with it. */
export interface ReturnRefused {
  readonly said: string
  /** By the names of its fields. */
  readonly typed: Readonly<Record<string, string>>
}

const most = 500

/** Asks for what was typed. Answers undefined once it is asked for. */
export async function askReturn(
  shop: Shop,
  ulid: string,
  form: FormData,
  words: Words['returns'],
): Promise<ReturnRefused | undefined> {
  const file = await shop.orders.read(ulid)
  const typed = Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      /^(units-|reason-|note$)/.test(name) && typeof value === 'string' ? [[name, value.slice(0, most)]] : [],
    ),
  )
  const chosen = (file?.order.lines ?? []).flatMap(({ _key, sku }) => {
    const quantity = Number(typed[`units-${_key}`] ?? 0)
    const reason = shopperReasons.find((each) => each === typed[`reason-${_key}`])
    return quantity === 0 ? [] : [{ sku, quantity, reason }]
  })
  if (chosen.length === 0) return { said: words.refused.nothing, typed }
  const lines = chosen.flatMap(({ reason, ...line }) => (reason ? [{ ...line, reason }] : []))
  if (lines.length < chosen.length) return { said: words.refused.why, typed }
  const note = (typed['note'] ?? '').trim()
  const wanted = { orderId: `order.${ulid}`, kind: 'return' as const, lines, ...(note ? { note } : {}) }
  const done = await shop.commerce.dispatch('openReturn', wanted, { actor: shopper })
  return done.ok ? undefined : { said: refusedWords(done.refusal.code, words), typed }
}

/** Calls off what was asked for. Answers why that is not possible, or undefined once it is done. */
export async function callOffReturn(
  shop: Shop,
  ulid: string,
  returnId: string,
  words: Words['returns'],
): Promise<ReturnRefused | undefined> {
  const file = await shop.orders.read(ulid)
  const own = file?.returns.some(({ _id }) => _id === returnId) ?? false
  const done = own ? await shop.commerce.dispatch('cancelReturn', { returnId }, { actor: shopper }) : undefined
  return done?.ok ? undefined : { said: words.refused.begun, typed: {} }
}

const refusedWords = (code: string, { refused }: Words['returns']): string =>
  code === 'return_too_late' ? refused.late : code === 'return_units_too_many' ? refused.many : refused.other
