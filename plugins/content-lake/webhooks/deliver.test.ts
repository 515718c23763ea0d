import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Receiver, startReceiver } from '../trials/receiver.ts'
import { until } from '../trials/start-lake.ts'
import { createDelivery, type Delivery, hostedPatience } from './deliver.ts'
import type { Hook } from './hook.ts'
import { createMessageStore, type MessageStore } from './message-store.ts'

let database: DatabaseSync
let receiver: Receiver
let messages: MessageStore
let delivery: Delivery

beforeEach(async () => {
  receiver = await startReceiver()
  database = new DatabaseSync(':memory:')
  messages = createMessageStore(database)
  const hook = { id: 'h', url: receiver.url, httpMethod: 'POST', headers: {}, secret: null } as unknown as Hook
  const patience = { ...hostedPatience, firstRetryMs: 5 }
  delivery = createDelivery({ messages, hook: () => hook, hookId: 'h', patience, allowLoopback: true })
})
afterEach(async () => {
  await delivery.stop()
  await receiver.close()
})

const owe = (): void => {
  const message = { hookId: 'h', dataset: 'production', payload: '{}', headers: {}, createdAt: Date.now(), dueAt: 0 }
  messages.add([message], () => undefined)
}
/** The database refuses a kind of write until it is told otherwise. */
const refuse = (write: string): void =>
  database.exec(`CREATE TRIGGER refusal BEFORE ${write} BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`)
const states = () => messages.messages('h').map(({ status }) => status)

it('calls nobody while a try cannot be written down, and calls once there is room', async () => {
  refuse('INSERT ON hook_attempts')
  owe()
  delivery.wake()
  await new Promise((resume) => setTimeout(resume, 50))
  expect([receiver.received.length, states()]).toEqual([0, ['queued']])
  database.exec('DROP TRIGGER refusal')
  await until(() => states()[0] === 'success', 10_000)
  expect(receiver.received).toHaveLength(1)
})

it('owes again what was told but could not be noted', async () => {
  refuse('UPDATE OF reason ON hook_attempts')
  owe()
  delivery.wake()
  await until(() => receiver.received.length > 1, 10_000)
  database.exec('DROP TRIGGER refusal')
  await until(() => states()[0] === 'success', 10_000)
})
