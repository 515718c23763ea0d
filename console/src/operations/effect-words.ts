/** How staff call the kinds of work; a kind without a row says its own name. */
const kinds: Readonly<Record<string, string>> = {
  mail: 'Send an e-mail',
  sms: 'Send a text message',
  refund: 'Refund at the provider',
  capture: 'Capture a payment',
  'end-session': 'End a pay page',
  label: 'Order a label or a courier',
  'cancel-parcel': 'Cancel a label or a courier',
  'catch-up': 'Ask the carrier for what we missed',
}

/** `Send an e-mail`, or `close session` for a kind without words of its own. */
export const kindWords = (kind: string): string => kinds[kind] ?? kind.replaceAll(/[-_]/g, ' ')
