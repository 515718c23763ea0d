import type { NotificationProvider, OpenNotificationParams } from '@refinedev/core'

/** What a toast needs; the `push` of `@sanity/ui`'s `useToast` takes it as it is. */
export interface ToastMessage {
  readonly id: string
  readonly status: 'success' | 'error' | 'info'
  readonly title: string
  readonly description?: string
}

const statusOf = { success: 'success', error: 'error', progress: 'info' } as const

/**
 * Bridges Refine's notifications, which are called outside of React, to a toast kit that lives inside. Messages that
 * come before `connect` wait for it. A message with the key of an earlier one replaces it when the kit does so by id.
 * Messages whose key is in `saidByPages` are left out: a page says those itself, and nobody is told the same thing twice.
 */
export function createNotificationBridge(saidByPages: readonly string[] = []) {
  let push: ((message: ToastMessage) => void) | undefined
  let close: (id: string) => void = () => {}
  let waiting: ToastMessage[] = []
  let count = 0
  const provider: NotificationProvider = {
    open({ key, message, type, description }: OpenNotificationParams) {
      if (key !== undefined && saidByPages.includes(key)) return
      count += 1
      const toast: ToastMessage = {
        id: key ?? `notification-${count}`,
        status: statusOf[type],
        title: message,
        ...(description ? { description } : {}),
      }
      if (push) push(toast)
      else waiting.push(toast)
    },
    close: (key) => close(key),
  }
  return {
    provider,
    /** Hands the kit over; answers the way to take it back. */
    connect(kit: { push: (message: ToastMessage) => void; close?: (id: string) => void }) {
      push = kit.push
      close = kit.close ?? (() => {})
      const early = waiting
      waiting = []
      for (const message of early) kit.push(message)
      return () => {
        push = undefined
        close = () => {}
      }
    },
  }
}
