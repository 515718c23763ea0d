import type { StoredDocument } from '@souk/kernel'

export type MessageState = 'queued' | 'sent' | 'delivered' | 'undelivered' | 'failed' | 'suppressed'
export type Channel = 'email' | 'sms'

/** One send. Id `message.<commandId>-<template>`; the id is the dedupe key and a mail's Message-ID. */
export interface Message extends StoredDocument {
  readonly _type: 'message'
  readonly channel: Channel
  /** A row of `messageTemplates`. */
  readonly template: string
  readonly language: string
  /** An e-mail address, or a phone number in E.164. */
  readonly to: string
  /** Written when it is sent; empty for SMS. */
  readonly subject: string
  readonly order?: string
  /** Id of the document that it is derived from, when that is not the order: refund, fulfillment, verification, ticket, stock level. */
  readonly about?: string
  /** Id of the message that staff sent again with this one. */
  readonly resendOf?: string
  readonly state: MessageState
  readonly createdAt: string
  readonly sentAt?: string
  /** When delivery was confirmed or given up. */
  readonly settledAt?: string
  /** The carrier's handle of an SMS. */
  readonly reference?: string
  readonly failure?: string
}

/** Somebody asked us to be quiet. Id `suppression.<HMAC of channel and contact>`: the contact itself is not kept. */
export interface Suppression extends StoredDocument {
  readonly _type: 'suppression'
  readonly channel: Channel
  readonly state: 'stopped' | 'resumed'
  readonly at: string
  /** What they wrote, or the carrier's code. */
  readonly reason: string
}

/** Work for the outside world. Id `effect.<commandId>.<kind>`, which is the provider's idempotency key. */
export interface EffectDocument extends StoredDocument {
  readonly _type: 'effect'
  readonly kind: string
  readonly subject: string
  readonly state: 'pending' | 'done' | 'dead'
  readonly attempts: number
  readonly nextAt: string
  readonly leaseUntil?: string
  readonly leaseOwner?: string
  readonly lastError?: string
  readonly createdAt: string
  readonly doneAt?: string
}
