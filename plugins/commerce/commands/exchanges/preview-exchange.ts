import { stockUnits } from '@souk/inventory'
import { ok } from '@souk/kernel'
import type { ExchangePreview } from '@souk/orders'
import type { CommandInputs } from '../../contract.ts'
import { defineCommand } from '../../dispatch/command.ts'
import { wordsOf } from '../goods.ts'
import { returnNotFound, returnRoles } from '../returns/return-facts.ts'
import { decideExchange, type DecidedExchange } from './decide-exchange.ts'
import { type ExchangeFacts, lookAtExchange } from './exchange-facts.ts'
import { wishShape } from './inputs.ts'

/** What an exchange would come to, by the very decision that is written. Writes nothing; refuses what that refuses. */
export const previewExchange = defineCommand<
  CommandInputs['previewExchange'],
  ExchangeFacts | undefined,
  ExchangePreview
>({
  name: 'previewExchange',
  title: 'Preview an exchange',
  roles: returnRoles,
  lane: 'direct',
  input: wishShape,
  load: lookAtExchange,
  applied: () => undefined,
  decide(facts, wish, call) {
    if (!facts) return returnNotFound()
    const decided = decideExchange(facts, wish, call)
    return decided.ok ? ok({ writes: [], effects: [], value: previewOf(facts, decided.value) }) : decided
  },
})

function previewOf({ found, order, shop }: ExchangeFacts, decided: DecidedExchange): ExchangePreview {
  const { goods, quoted, units } = decided
  const rows = Map.groupBy(
    units.flatMap((each) => stockUnits(each)),
    ({ sku, location }) => `${location} ${sku}`,
  )
  return {
    returnId: found._id,
    currency: order.currency,
    lines: quoted.lines.flatMap(({ line, sku, quantity, unitPrice, subtotal }) => {
      const each = goods.find((one) => one.line._key === line)
      if (!each) return []
      const { title, variantTitle } = wordsOf(each, shop.settings.defaultLanguage, shop.settings.defaultLanguage)
      return [{ sku, title, variantTitle, quantity, unitPrice, subtotal }]
    }),
    totals: quoted.totals,
    worth: decided.worth,
    credit: decided.credit,
    toPay: decided.toPay,
    refund: decided.rest,
    refundNow: decided.rest > 0 && !decided.awaits,
    waived: decided.waived,
    stock: [...rows.values()].flatMap(([first, ...more]) =>
      first
        ? [
            {
              sku: first.sku,
              location: first.location,
              units: more.reduce((sum, { quantity }) => sum + quantity, first.quantity),
            },
          ]
        : [],
    ),
    awaits: decided.awaits,
  }
}
