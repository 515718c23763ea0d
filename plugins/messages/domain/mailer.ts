/** A mail ready to send. No field may hold a line break but `text` and `html`. */
export interface Mail {
  /** Our message's id; becomes the Message-ID, so a repeat is recognised. */
  readonly id: string
  readonly from: { readonly name: string; readonly address: string }
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** Port. Temporary faults are thrown and retried; `rejected` is final. */
export interface Mailer {
  send(mail: Mail): Promise<{ readonly state: 'sent' } | { readonly state: 'rejected'; readonly reason: string }>
}
