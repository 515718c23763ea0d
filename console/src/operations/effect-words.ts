/** How staff call the kinds of work; a kind without a row says its own name. */
const kinds: Readonly<Record<string, string>> = {
  mail: 'Send an e-mail',
  sms: 'Send a text message',
  refund: 'Refund at the provider',
  label: 'Order a label',
  courier: 'Order a courier',
  capture: 'Capture a payment',
  void: 'Let a payment go',
}

/** `Send an e-mail`, or `close session` for a kind without words of its own. */
export const kindWords = (kind: string): string => kinds[kind] ?? kind.replaceAll(/[-_]/g, ' ')
