import type { RefusalTable } from '@souk/kernel'

/** What missing units, their offers and claims of work say no to. */
export const substitutionRefusals = {
  missing_too_many: {
    status: 422,
    staff: '{quantity} of {sku} cannot be missing: {left} are still to be picked.',
    shopper: 'That is too many.',
  },
  substitution_not_found: {
    status: 404,
    staff: 'Nothing of this order is asked about under that name.',
    shopper: 'We do not ask you anything about this.',
  },
  substitution_settled: {
    status: 409,
    staff: 'It was settled meanwhile: {words}.',
    shopper: 'This was settled meanwhile. Have a look at your order.',
  },
  answer_late: {
    status: 409,
    staff: 'The shopper’s time was over at {answerBy}.',
    shopper: 'The time to choose is over. We are settling it as you said at the checkout.',
  },
  answer_early: {
    status: 409,
    staff: 'The shopper may answer until {answerBy}.',
    shopper: 'You may still choose.',
  },
  not_offered: {
    status: 422,
    staff: '{sku} was not offered for it.',
    shopper: 'Choose one of those that are shown.',
  },
  substitute_unfit: {
    status: 409,
    staff: '{sku} cannot replace it: it is not sold any more, taxed another way, or in the order already.',
    shopper: 'This cannot be had any more. Choose another one.',
  },
  units_refunded: {
    status: 409,
    staff:
      'Money was given back for units of {sku} already, so they cannot be replaced. Report them missing: they come off.',
    shopper: 'We gave your money back for this already.',
  },
  claimed: {
    status: 409,
    staff: '{name} has it already.',
    shopper: 'Somebody is preparing this already.',
  },
} as const satisfies RefusalTable
