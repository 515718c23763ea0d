import type { StoredDocument } from '@souk/kernel'

/** One send. Id `message.<commandId>-<template>`; the id is the dedupe key and the Message-ID. */
export interface Message extends StoredDocument {
  readonly _type: 'message'
  readonly channel: 'email' | 'sms'
  readonly template: string
  readonly language: string
  readonly to: string
  readonly subject: string
  readonly order?: string
  readonly state: 'queued' | 'sent' | 'failed'
  readonly createdAt: string
  readonly sentAt?: string
  readonly failure?: string
}
