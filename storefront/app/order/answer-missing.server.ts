import { shopper } from '../cart/change-cart.server.ts'
import type { Shop } from '../shop.ts'
import type { Words } from '../words/words.ts'

/** Gives the shopper's answer to what is asked. Answers why that is not possible, or undefined once it is done. */
export async function answerMissing(
  shop: Shop,
  ulid: string,
  form: FormData,
  { refused }: Words['missing'],
): Promise<string | undefined> {
  const chosen = String(form.get('choice') ?? '')
  const key = String(form.get('question') ?? '')
  if (chosen === '' || key === '') return refused.nothing
  const answer =
    chosen === 'refund'
      ? { answer: 'refund' as const }
      : { answer: 'replace' as const, sku: chosen.replace(/^sku-/, '') }
  const done = await shop.commerce.dispatch(
    'settleSubstitution',
    { orderId: `order.${ulid}`, key, ...answer },
    { actor: shopper },
  )
  if (done.ok) return undefined
  const { code } = done.refusal
  if (code === 'answer_late') return refused.late
  if (code === 'substitution_settled' || code === 'substitution_not_found') return refused.settled
  return code === 'out_of_stock' || code === 'substitute_unfit' ? refused.gone : refused.other
}
