import {
  type Credential,
  credentialId,
  type Customer,
  customerRefusals,
  endOf,
  isOpen,
  isStale,
  type Session,
} from '@souk/customers'
import { ok, refuse } from '@souk/kernel'
import { holderOf } from './asking.ts'
import { crowded, mostWaiting, readContact, tooMany } from './contact.ts'
import type { Accounts } from './contract.ts'
import { deviceName } from './device-name.ts'
import { claimGuestOrders } from './guest-orders.ts'
import { type AccountParts, newSessionToken, readDocument, sessionOf, shopperOf } from './parts.ts'

/** Sessions of a customer, last used first. */
export const sessionsOf = '*[_type == "session" && customer == $customer] | order(lastSeenAt desc)[0...200]'

type SigningIn = Pick<Accounts, 'signIn' | 'whoIs' | 'devices' | 'signOut' | 'signOutEverywhere'>

/** In and out. */
export function createSigningIn(parts: AccountParts): SigningIn {
  const { store, dispatch, clock, passwords, throttle, settings, log } = parts

  return {
    async signIn({ password, replaces, ...contact }, { address, agent }) {
      if (passwords.waiting() >= mostWaiting) return crowded()
      const read = readContact(contact, (await settings())?.country ?? '')
      if (!read.ok && read.refusal.code === 'contact_missing') return read
      const name = read.ok ? read.value.to : (contact.email ?? contact.phone ?? '').slice(0, 200)
      const wait = Math.max(
        throttle.wait('signIn', `${address} ${name}`),
        throttle.wait('signInAnywhere', name),
        throttle.wait('signInFrom', address),
      )
      if (wait > 0) return tooMany(wait)
      const holder = read.ok ? await holderOf(parts, read.value) : undefined
      const credential = holder && (await readDocument<Credential>(store, credentialId(holder._id), 'credential'))
      const checked = await passwords.verify(password.slice(0, 1000), credential?.hash)
      if (!holder || !checked.right) {
        throttle.count('signIn', `${address} ${name}`)
        throttle.count('signInAnywhere', name)
        throttle.count('signInFrom', address)
        return refuse({ code: 'sign_in_failed', message: customerRefusals.sign_in_failed.staff })
      }
      throttle.forget('signIn', `${address} ${name}`)
      if (holder.state !== 'active')
        return refuse({ code: 'account_unconfirmed', message: customerRefusals.account_unconfirmed.staff })
      const token = newSessionToken()
      const former = sessionOf(replaces)
      const input = {
        sessionId: sessionOf(token) ?? '',
        customerId: holder._id,
        device: deviceName(agent),
        ...(checked.again ? { hash: await passwords.hash(password) } : {}),
        ...(former === undefined ? {} : { replaces: former }),
      }
      const opened = await dispatch('openSession', input, { actor: shopperOf(holder._id) })
      if (!opened.ok) return opened
      await claimGuestOrders(parts, holder._id)
      const now = clock()
      return ok({ token, expiresAt: endOf({ createdAt: now, lastSeenAt: now }), customer: holder })
    },

    async whoIs(token) {
      const id = sessionOf(token)
      const session = id === undefined ? undefined : await readDocument<Session>(store, id, 'session')
      const customer = session && (await readDocument<Customer>(store, session.customer, 'customer'))
      const now = clock()
      if (!session || !customer || !isOpen(session, customer, now)) return undefined
      if (isStale(session, now)) {
        // A note only: whoever is in stays in when it cannot be written
        await dispatch('touchSession', { sessionId: session._id }, { actor: shopperOf(customer._id) }).catch(
          (error: unknown) => log('warn', 'a session could not be touched', { session: session._id, error }),
        )
      }
      return { customer, session: session._id }
    },

    async devices({ customer, session: current }) {
      const sessions = await store.query<readonly Session[]>(sessionsOf, { customer: customer._id })
      const now = clock()
      return sessions
        .filter((each) => isOpen(each, customer, now))
        .map((each) => ({
          id: each._id,
          device: each.device,
          createdAt: each.createdAt,
          lastSeenAt: each.lastSeenAt,
          expiresAt: endOf(each),
          current: each._id === current,
        }))
    },

    async signOut({ customer, session }) {
      const input = { sessionId: session, customerId: customer._id }
      const done = await dispatch('closeSession', input, { actor: shopperOf(customer._id) })
      return done.ok ? ok(undefined) : done
    },

    async signOutEverywhere(customerId) {
      const sessions = await store.query<readonly Session[]>(sessionsOf, { customer: customerId })
      const input = { customerId, sessionIds: sessions.map(({ _id }) => _id) }
      const done = await dispatch('closeAllSessions', input, { actor: shopperOf(customerId) })
      return done.ok ? ok(undefined) : done
    },
  }
}
