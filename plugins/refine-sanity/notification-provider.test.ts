import { expect, test } from 'vitest'
import { createNotificationBridge } from './notification-provider.ts'

test('messages wait for the kit and keep their key', () => {
  const { provider, connect } = createNotificationBridge()
  const pushed: unknown[] = []
  provider.open({ type: 'success', message: 'Early' })
  connect({ push: (message) => pushed.push(message) })
  provider.open({ type: 'error', key: 'k', message: 'Late', description: 'Why' })
  expect(pushed).toEqual([
    { id: 'notification-1', status: 'success', title: 'Early' },
    { id: 'k', status: 'error', title: 'Late', description: 'Why' },
  ])
})

test('what a page says itself is not said a second time', () => {
  const { provider, connect } = createNotificationBridge(['login-error'])
  const pushed: unknown[] = []
  connect({ push: (message) => pushed.push(message) })
  provider.open({ type: 'error', key: 'login-error', message: 'Refused' })
  provider.open({ type: 'error', key: 'other', message: 'Told' })
  expect(pushed).toEqual([{ id: 'other', status: 'error', title: 'Told' }])
})
