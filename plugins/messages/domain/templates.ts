import type {
  AccountExistsFacts,
  CanceledFacts,
  LowStockFacts,
  OrderConfirmationFacts,
  OrderFacts,
  ParcelFacts,
  PaymentFailedFacts,
  RefundFacts,
  ReturnFacts,
  SubstitutionFacts,
  TicketFacts,
  VerificationFacts,
} from './facts.ts'
import type { Letter } from './letter.ts'
import { accountExists, confirmAccount, resetPassword } from './letters/account.ts'
import { orderCanceled, paymentFailed, paymentLink, refunded } from './letters/money.ts'
import { orderChanged, orderConfirmation, stockArrived } from './letters/order-confirmation.ts'
import { letterOf, onItsWay } from './letters/parcels.ts'
import { returnLetter } from './letters/returns.ts'
import { lowStock } from './letters/stock.ts'
import { substitutionAsked } from './letters/substitutions.ts'
import { ticketReceived, ticketReply } from './letters/support.ts'
import { confirmPhoneText, deliveredText, onItsWayText, substitutionAskedText } from './texts.ts'

/** Whom a template's facts are loaded from. `order` is the message's order; the others are its `about`. */
export type TemplateSubject =
  | 'order'
  | 'fulfillment'
  | 'refund'
  | 'return'
  | 'verification'
  | 'account'
  | 'ticket'
  | 'stockLevel'

/** Facts by template. */
export interface TemplateFacts {
  'order-confirmation': OrderConfirmationFacts
  'order-changed': OrderConfirmationFacts
  'stock-arrived': OrderConfirmationFacts
  'substitution-asked': SubstitutionFacts
  'payment-failed': PaymentFailedFacts
  'payment-link': PaymentFailedFacts
  'on-its-way': ParcelFacts
  delivered: OrderFacts
  delayed: OrderFacts
  'delivery-failed': OrderFacts
  returned: OrderFacts
  refunded: RefundFacts
  'return-requested': ReturnFacts
  'return-approved': ReturnFacts
  'exchange-agreed': ReturnFacts
  'return-rejected': ReturnFacts
  'return-received': ReturnFacts
  'order-canceled': CanceledFacts
  'confirm-account': VerificationFacts
  'confirm-phone': VerificationFacts
  'reset-password': VerificationFacts
  'account-exists': AccountExistsFacts
  'ticket-received': TicketFacts
  'ticket-reply': TicketFacts
  'low-stock': LowStockFacts
}
export type TemplateName = keyof TemplateFacts

/** A template: what staff call it, what it is about, and how it reads by channel. */
interface Template<Facts> {
  readonly title: string
  readonly about: TemplateSubject
  readonly letter?: (facts: Facts) => Letter
  readonly text?: (facts: Facts) => string
}

/** THE table of what we say to whom. */
export const messageTemplates = {
  'order-confirmation': { title: 'Order confirmation', about: 'order', letter: orderConfirmation },
  'order-changed': { title: 'Order changed', about: 'order', letter: orderChanged },
  'stock-arrived': { title: 'What it waited for is there', about: 'order', letter: stockArrived },
  'substitution-asked': {
    title: 'Something is missing',
    about: 'fulfillment',
    letter: substitutionAsked,
    text: substitutionAskedText,
  },
  'payment-failed': { title: 'Payment failed', about: 'order', letter: paymentFailed },
  'payment-link': { title: 'Payment link', about: 'order', letter: paymentLink },
  'on-its-way': { title: 'On its way', about: 'fulfillment', letter: onItsWay, text: onItsWayText },
  delivered: { title: 'Delivered', about: 'order', letter: letterOf('delivered'), text: deliveredText },
  delayed: { title: 'Delayed', about: 'order', letter: letterOf('delayed') },
  'delivery-failed': { title: 'Delivery failed', about: 'order', letter: letterOf('delivery-failed') },
  returned: { title: 'Came back', about: 'order', letter: letterOf('returned') },
  refunded: { title: 'Refunded', about: 'refund', letter: refunded },
  'return-requested': { title: 'Return asked for', about: 'return', letter: returnLetter('return-requested') },
  'return-approved': { title: 'Return approved', about: 'return', letter: returnLetter('return-approved') },
  'exchange-agreed': { title: 'Exchange agreed', about: 'return', letter: returnLetter('exchange-agreed') },
  'return-rejected': { title: 'Return rejected', about: 'return', letter: returnLetter('return-rejected') },
  'return-received': { title: 'Return arrived', about: 'return', letter: returnLetter('return-received') },
  'order-canceled': { title: 'Order canceled', about: 'order', letter: orderCanceled },
  'confirm-account': { title: 'Confirm e-mail address', about: 'verification', letter: confirmAccount },
  'confirm-phone': { title: 'Confirm phone number', about: 'verification', text: confirmPhoneText },
  'reset-password': {
    title: 'Reset password',
    about: 'verification',
    letter: resetPassword,
    text: confirmPhoneText,
  },
  'account-exists': { title: 'Account exists', about: 'account', letter: accountExists },
  'ticket-received': { title: 'Ticket received', about: 'ticket', letter: ticketReceived },
  'ticket-reply': { title: 'Ticket reply', about: 'ticket', letter: ticketReply },
  'low-stock': { title: 'Low stock', about: 'stockLevel', letter: lowStock },
} as const satisfies { readonly [Name in TemplateName]: Template<TemplateFacts[Name]> }

/** A template by the name that a message carries; undefined when there is none. */
export const isTemplate = (name: string): name is TemplateName => Object.hasOwn(messageTemplates, name)

const rows: { readonly [Name in TemplateName]: Template<TemplateFacts[Name]> } = messageTemplates

/** Writes the letter of a template. Undefined when it is not sent by mail. */
export const writeLetter = <Name extends TemplateName>(name: Name, facts: TemplateFacts[Name]): Letter | undefined =>
  rows[name].letter?.(facts)

/** Writes the text message of a template. Undefined when it is not sent to phones. */
export const writeText = <Name extends TemplateName>(name: Name, facts: TemplateFacts[Name]): string | undefined =>
  rows[name].text?.(facts)
