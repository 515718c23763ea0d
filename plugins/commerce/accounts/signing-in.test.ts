import { describe, expect, test } from 'vitest'
import { limits } from './throttle.ts'
import { asker, openAccountFloor, password } from './testing/account-floor.ts'

const minute = 60_000
const day = 24 * 60 * minute
const no = (code: string) => ({ ok: false, refusal: expect.objectContaining({ code }) })
const email = 'amira@example.com'

describe('C4 a confirmed user', () => {
  test('C4 signs in by e-mail or by phone, however they are typed', async () => {
    const floor = await openAccountFloor()
    await floor.confirmed()
    await floor.confirmed({ phone: '+14155550134' }, 'Sam')
    expect(await floor.signedIn({ email: 'AMIRA@example.com ' })).toMatchObject({ customer: { name: 'Amira Khan' } })
    expect(await floor.signedIn({ phone: '415-555-0134' })).toMatchObject({ customer: { name: 'Sam' } })
  })

  test('C4 is known by the token, of which the dataset holds a fingerprint only', async () => {
    const floor = await openAccountFloor()
    const customer = await floor.confirmed()
    const { token } = await floor.signedIn()
    expect(await floor.accounts.whoIs(token)).toMatchObject({ customer: { _id: customer, name: 'Amira Khan' } })
    expect(JSON.stringify(floor.store.all())).not.toContain(token)
    for (const wrong of [undefined, '', `${token}x`, token.replace('ss_', ''), `ss_${'A'.repeat(43)}`])
      expect(await floor.accounts.whoIs(wrong)).toBeUndefined()
  })

  test('C4 signs out here, or everywhere', async () => {
    const floor = await openAccountFloor()
    const customer = await floor.confirmed()
    const [phone, laptop, desk] = [await floor.signedIn(), await floor.signedIn(), await floor.signedIn()]
    const person = await floor.accounts.whoIs(phone.token)
    if (!person) throw new Error('not signed in')
    expect(await floor.accounts.devices(person)).toHaveLength(3)
    expect((await floor.accounts.devices(person)).filter(({ current }) => current)).toMatchObject([
      { id: person.session, device: 'Firefox on Linux' },
    ])
    expect(await floor.accounts.signOut(person)).toMatchObject({ ok: true })
    expect(await floor.accounts.whoIs(phone.token)).toBeUndefined()
    expect(await floor.accounts.whoIs(laptop.token)).toBeDefined()
    floor.pass(1)
    await floor.accounts.signOutEverywhere(customer)
    expect([await floor.accounts.whoIs(laptop.token), await floor.accounts.whoIs(desk.token)]).toEqual([
      undefined,
      undefined,
    ])
    expect(floor.documents('session')).toEqual([])
  })

  test('C4 signs out no device of somebody else', async () => {
    const floor = await openAccountFloor()
    await floor.confirmed()
    const sam = await floor.confirmed({ email: 'sam@example.com' }, 'Sam')
    const amira = await floor.accounts.whoIs((await floor.signedIn()).token)
    const done = await floor.accounts.signOut({ session: amira?.session ?? '', customer: { _id: sam } })
    expect(done).toEqual(no('session_not_found'))
    expect(floor.documents('session')).toHaveLength(1)
  })

  test('C4 resets a forgotten password; whoever was in is out, and the old one is of no use', async () => {
    const floor = await openAccountFloor()
    await floor.confirmed()
    const { token } = await floor.signedIn()
    floor.pass(minute)
    const asked = await floor.accounts.requestReset({ email, language: 'en' }, asker)
    if (!asked.ok) throw new Error(asked.refusal.message)
    const { verification } = asked.value
    expect(floor.messages(email).at(-1)).toEqual({ template: 'reset-password', about: verification, channel: 'email' })
    const fresh = 'a better password'
    const complete = (answer: object) =>
      floor.accounts.completeReset({ verification, password: fresh, ...answer }, asker)
    expect(await complete({ token: 'guess' })).toEqual(no('verification_failed'))
    expect(await complete({ ...floor.link(verification), password: 'short' })).toEqual(no('invalid_input'))
    expect(await complete(floor.link(verification))).toMatchObject({ ok: true })
    expect(await complete(floor.link(verification))).toEqual(no('verification_used'))
    expect(await floor.accounts.whoIs(token)).toBeUndefined()
    expect(await floor.accounts.signIn({ email, password }, asker)).toEqual(no('sign_in_failed'))
    expect(await floor.accounts.signIn({ email, password: fresh }, asker)).toMatchObject({ ok: true })
  })

  test('C4 gets a reset link that runs out, and one that does not confirm a registration', async () => {
    const floor = await openAccountFloor()
    await floor.confirmed()
    const asked = await floor.accounts.requestReset({ email, language: 'en' }, asker)
    if (!asked.ok) throw new Error(asked.refusal.message)
    const answer = floor.link(asked.value.verification)
    expect(await floor.accounts.confirm(answer, asker)).toEqual(no('verification_failed'))
    floor.pass(31 * minute)
    expect(await floor.accounts.completeReset({ ...answer, password: 'a better password' }, asker)).toEqual(
      no('verification_expired'),
    )
  })

  test('changes the password by the old one', async () => {
    const floor = await openAccountFloor()
    const customer = await floor.confirmed()
    const change = (current: string) => floor.accounts.changePassword(customer, { current, password: 'another one' })
    expect(await change('not it at all')).toEqual(no('wrong_password'))
    expect(await change(password)).toMatchObject({ ok: true })
    expect(await floor.accounts.signIn({ email, password: 'another one' }, asker)).toMatchObject({ ok: true })
  })
})

describe('a wrong password', () => {
  test('is answered as an unknown contact is', async () => {
    const floor = await openAccountFloor()
    await floor.confirmed()
    const wrong = await floor.accounts.signIn({ email, password: 'wrong password' }, asker)
    const unknown = await floor.accounts.signIn({ email: 'nobody@example.com', password: 'wrong password' }, asker)
    const none = await floor.accounts.signIn({ email: 'no address', password: 'wrong password' }, asker)
    expect([unknown, none]).toEqual([wrong, wrong])
    expect(wrong).toEqual(no('sign_in_failed'))
  })

  test('may be tried ten times in a quarter of an hour; others can still sign in', async () => {
    const floor = await openAccountFloor()
    await floor.confirmed()
    const wrong = () => floor.accounts.signIn({ email, password: 'wrong password' }, asker)
    for (let tried = 0; tried < limits.signIn.most; tried += 1) expect(await wrong()).toEqual(no('sign_in_failed'))
    expect(await wrong()).toMatchObject({ refusal: { code: 'too_many_tries', detail: { retryAfter: 900 } } })
    expect(await floor.accounts.signIn({ email, password }, asker)).toEqual(no('too_many_tries'))
    expect(await floor.accounts.signIn({ email, password }, { address: '198.51.100.9' })).toMatchObject({ ok: true })
    floor.pass(15 * minute)
    expect(await floor.accounts.signIn({ email, password }, asker)).toMatchObject({ ok: true })
  })
})

describe('a session', () => {
  test('gives way to the next one of the same browser', async () => {
    const floor = await openAccountFloor()
    await floor.confirmed()
    const { token: replaces } = await floor.signedIn()
    const next = await floor.accounts.signIn({ email, password, replaces }, asker)
    expect(next).toMatchObject({ ok: true })
    expect(await floor.accounts.whoIs(replaces)).toBeUndefined()
    expect(floor.documents('session')).toHaveLength(1)
  })

  test('is noted as in use at most once an hour', async () => {
    const floor = await openAccountFloor()
    await floor.confirmed()
    const { token } = await floor.signedIn()
    const commits = floor.store.commits()
    floor.pass(59 * minute)
    await floor.accounts.whoIs(token)
    expect(floor.store.commits()).toBe(commits)
    floor.pass(minute)
    await floor.accounts.whoIs(token)
    await floor.accounts.whoIs(token)
    expect(floor.store.commits()).toBe(commits + 1)
  })

  test('ends after thirty quiet days, and after half a year in any case', async () => {
    const floor = await openAccountFloor()
    await floor.confirmed()
    const quiet = (await floor.signedIn()).token
    const used = (await floor.signedIn()).token
    for (let days = 0; days < 175; days += 25) {
      expect(await floor.accounts.whoIs(used)).toBeDefined()
      floor.pass(25 * day)
    }
    expect(await floor.accounts.whoIs(quiet)).toBeUndefined()
    expect(await floor.accounts.whoIs(used)).toBeDefined()
    floor.pass(5 * day)
    expect(await floor.accounts.whoIs(used)).toBeUndefined()
  })

  test('that ended, and a question that ran out, are swept away after a month', async () => {
    const floor = await openAccountFloor()
    await floor.confirmed()
    await floor.signedIn()
    floor.pass(29 * day)
    await floor.commerce.settle()
    expect([floor.documents('session').length, floor.documents('verification').length]).toEqual([1, 1])
    floor.pass(2 * day)
    await floor.commerce.settle()
    expect([floor.documents('session'), floor.documents('verification')]).toEqual([[], []])
  })
})
