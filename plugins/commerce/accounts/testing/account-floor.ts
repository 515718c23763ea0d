import type { StoredDocument } from '@souk/kernel'
import { createOrderSecrets } from '../../secrets.ts'
import { openMemoryFloor } from '../../testing/shop-floor.ts'
import type { Answer, Contact } from '../contract.ts'

/** Where the tests' shoppers sit. */
export const asker = {
  address: '192.0.2.7',
  agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
}
export const password = 'oat milk, no sugar'

/** A shop in memory with what a shopper's inbox and phone would show. */
export async function openAccountFloor(stock: Readonly<Record<string, number>> = { LATTE: 10, MOCHA: 5 }) {
  const floor = await openMemoryFloor(stock)
  const secrets = createOrderSecrets('a secret of the tests')
  const { accounts } = floor.commerce
  const documents = (type: string): readonly StoredDocument[] => floor.store.all().filter(({ _type }) => _type === type)
  /** Templates of the messages to a contact, oldest first, with what each is about. */
  const messages = (to: string) =>
    documents('message')
      .filter((message) => message['to'] === to)
      .map(({ template, about, channel }) => ({ template, about: String(about), channel }))
  const link = (verification: string): Answer => ({ verification, token: secrets.verificationToken(verification) })
  const code = (verification: string): Answer => ({ verification, code: secrets.verificationCode(verification) })

  async function register(contact: Contact = { email: 'amira@example.com' }, name = 'Amira Khan') {
    const asked = await accounts.register({ ...contact, name, password, language: 'en' }, asker)
    if (!asked.ok) throw new Error(asked.refusal.message)
    return asked.value
  }
  /** An account whose contact has answered. */
  async function confirmed(contact: Contact = { email: 'amira@example.com' }, name = 'Amira Khan') {
    const asked = await register(contact, name)
    const done = await accounts.confirm({ ...link(asked.verification), password }, asker)
    if (!done.ok) throw new Error(done.refusal.message)
    return done.value.customer
  }
  async function signedIn(contact: Contact = { email: 'amira@example.com' }) {
    const done = await accounts.signIn({ ...contact, password }, asker)
    if (!done.ok) throw new Error(done.refusal.message)
    return done.value
  }
  return { ...floor, accounts, documents, messages, link, code, register, confirmed, signedIn }
}
