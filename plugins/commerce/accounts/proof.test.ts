import { expect, test } from 'vitest'
import { fillCart, orderOf, shopper } from '../testing/shop-floor.ts'
import { asker, openAccountFloor, password } from './testing/account-floor.ts'

const email = 'amira@example.com'
const holder = { ...asker, address: '198.51.100.4' }

/** A guest bought under an address; somebody opens an account under it. */
async function guestAndAccount() {
  const floor = await openAccountFloor()
  const ulid = '01own000000000000000000001'
  const cart = await fillCart(floor.commerce, 'own1', { LATTE: 1 })
  const input = orderOf(ulid, cart, { payment: { provider: 'cash' }, email })
  expect(await floor.commerce.dispatch('placeOrder', input, { actor: shopper })).toMatchObject({ ok: true })
  const { verification } = await floor.register({ email })
  const owner = () => floor.documents('order').map(({ customer }) => customer)
  const customer = floor.documents('customer')[0]?._id ?? ''
  return { ...floor, verification, owner, customer }
}

test('a stranger’s account gets nothing by the click of the address’s holder, nor by signing in afterwards', async () => {
  const { accounts, link, verification, owner, signedIn } = await guestAndAccount()
  expect(await accounts.confirm(link(verification), holder)).toMatchObject({ ok: true, value: { claimed: 0 } })
  expect((await signedIn({ email })).customer).toMatchObject({ state: 'active', unproven: true })
  expect(owner()).toEqual([undefined])
})

test('the account’s password brings them; a wrong one is refused and leaves the link good', async () => {
  const { accounts, link, verification, owner, customer } = await guestAndAccount()
  const wrong = await accounts.confirm({ ...link(verification), password: 'not it at all' }, holder)
  expect(wrong).toMatchObject({ refusal: { code: 'wrong_password' } })
  expect(await accounts.confirm({ ...link(verification), password }, holder)).toMatchObject({ value: { claimed: 1 } })
  expect(owner()).toEqual([customer])
})

test('a password is told nothing by who has no right answer', async () => {
  const { accounts, verification } = await guestAndAccount()
  for (const guess of [password, 'not it at all'])
    expect(await accounts.confirm({ verification, code: 'nothing', password: guess }, asker)).toMatchObject({
      refusal: { code: 'verification_failed' },
    })
})

test('the browser that opened the account brings them, by a link sent again, too; one that opened another does not', async () => {
  const { accounts, link, verification, owner, customer, register } = await guestAndAccount()
  const other = await register({ email: 'ida@example.com' }, 'Ida')
  const again = await accounts.resend({ email, language: 'en' }, asker)
  if (!again.ok) throw new Error(again.refusal.message)
  const foreign = { ...link(verification), registered: other.verification }
  expect(await accounts.confirm(foreign, holder)).toMatchObject({ value: { claimed: 0 } })
  const own = { ...link(again.value.verification), registered: verification }
  expect(await accounts.confirm(own, holder)).toMatchObject({ value: { claimed: 1 } })
  expect(owner()).toEqual([customer])
})

test('a new password, set by a link to the address, brings them', async () => {
  const { accounts, link, verification, owner, customer } = await guestAndAccount()
  await accounts.confirm(link(verification), holder)
  const asked = await accounts.requestReset({ email, language: 'en' }, holder)
  if (!asked.ok) throw new Error(asked.refusal.message)
  const reset = { ...link(asked.value.verification), password: 'a better password' }
  expect(await accounts.completeReset(reset, holder)).toMatchObject({ value: { claimed: 1 } })
  expect(owner()).toEqual([customer])
})

test('asked for later, they come to whoever is signed in and answers, not to whoever only answers', async () => {
  const { accounts, link, verification, owner, customer, signedIn, pass } = await guestAndAccount()
  await accounts.confirm(link(verification), holder)
  const ask = async () => {
    const asked = await accounts.askForOrders((await signedIn({ email })).customer, asker)
    if (!asked.ok) throw new Error(asked.refusal.message)
    return link(asked.value.verification)
  }
  expect(await accounts.confirm(await ask(), holder)).toMatchObject({ value: { claimed: 0 } })
  const elsewhere = { ...(await ask()), signedIn: 'customer.01own000000000000000000009' }
  expect(await accounts.confirm(elsewhere, holder)).toMatchObject({ value: { claimed: 0 } })
  expect(owner()).toEqual([undefined])
  pass(3_600_000)
  expect(await accounts.confirm({ ...(await ask()), signedIn: customer }, holder)).toMatchObject({
    value: { claimed: 1 },
  })
  expect(owner()).toEqual([customer])
})

test('an account that changes its e-mail to another’s gets nothing by that one’s click', async () => {
  const { accounts, link, owner, confirmed } = await guestAndAccount()
  const thief = await confirmed({ phone: '+14155550134' }, 'Mallory')
  const asked = await accounts.changeContact(thief, { email }, asker)
  if (!asked.ok) throw new Error(asked.refusal.message)
  expect(await accounts.confirm(link(asked.value.verification), holder)).toMatchObject({ value: { claimed: 0 } })
  expect(await accounts.signIn({ phone: '+14155550134', password }, asker)).toMatchObject({ ok: true })
  expect(owner()).toEqual([undefined])
})
