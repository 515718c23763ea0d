/** Inputs of the commands about what we say and what is still to be done. */
export interface MessageInputs {
  recordMessage: {
    messageId: string
    state: 'sent' | 'delivered' | 'undelivered' | 'failed' | 'suppressed'
    subject?: string
    reference?: string
    failure?: string
  }
  /** Somebody asked us to stop writing, or to write again. `contactHash` from the shop's secret: nothing personal is kept. */
  recordWish: { contactHash: string; wish: 'stop' | 'resume'; reason: string }
  /** Says a message once more. Value: {messageId}. Refusals: message_not_found, message_waits. */
  resendMessage: { messageId: string }
  /** Value: {subject, text, html}, {text} or {late}. Refusals: message_not_found. */
  previewMessage: { messageId: string }
  /** A dead or waiting effect is due now. Value: {effectId}. Refusals: effect_not_found, effect_done. */
  retryEffect: { effectId: string }
  /** Staff are told once that levels ran low, until they are refilled. */
  noteLowStock: { levelIds: string[] }
}
