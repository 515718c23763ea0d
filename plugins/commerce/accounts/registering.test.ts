import { describe, expect, test } from 'vitest'
import { asker, openAccountFloor, password } from './testing/account-floor.ts'

const minute = 60_000
const no = (code: string) => ({ ok: false, refusal: expect.objectContaining({ code }) })

describe('C1 a visitor registers', () => {
  test('C1 with an e-mail address and a password; no id holds either', async () => {
    const floor = await openAccountFloor()
    const asked = await floor.register({ email: ' Amira@Example.com ' })
    expect(asked).toMatchObject({ channel: 'email', to: 'amira@example.com' })
    const [customer] = floor.documents('customer')
    expect(customer).toMatchObject({ state: 'unconfirmed', name: 'Amira Khan', email: 'amira@example.com' })
    expect(floor.store.all().filter(({ _id }) => /amira|example/i.test(_id))).toEqual([])
    expect(JSON.stringify(floor.store.all())).not.toContain(password)
  })

  test('C1 with a phone number as people write it at home, kept as E.164', async () => {
    const floor = await openAccountFloor()
    const asked = await floor.register({ phone: '(415) 555-0134' })
    expect(asked).toMatchObject({ channel: 'sms', to: '+14155550134' })
    expect(floor.messages('+14155550134')).toEqual([
      { template: 'confirm-phone', about: asked.verification, channel: 'sms' },
    ])
  })

  test.each([
    [{ email: 'amira' }, 'email'],
    [{ email: 'a@b' }, 'email'],
    [{ email: 'a@b.com\r\nBcc: x@y.com' }, 'email'],
    [{ phone: '12' }, 'phone'],
    [{ phone: 'call me' }, 'phone'],
    [{ email: 'amira@example.com', password: 'short' }, 'password'],
    [{ email: 'amira@example.com', password: 'x'.repeat(129) }, 'password'],
    [{ email: 'amira@example.com', name: ' ' }, 'name'],
    [{ email: 'amira@example.com', name: '\u202e' }, 'name'],
    [{ email: 'amira@example.com', name: '\u0000\u200d' }, 'name'],
  ])('is told which field does not fit: %o', async (input, path) => {
    const { accounts } = await openAccountFloor()
    const done = await accounts.register({ name: 'Amira', password, language: 'en', ...input }, asker)
    expect(done).toMatchObject({ refusal: { code: 'invalid_input', detail: { issues: [{ path }] } } })
  })

  test('with one contact, not with none or two', async () => {
    const { accounts } = await openAccountFloor()
    const both = { email: 'amira@example.com', phone: '+14155550134' }
    for (const contact of [{}, both])
      expect(await accounts.register({ ...contact, name: 'A', password, language: 'en' }, asker)).toEqual(
        no('contact_missing'),
      )
  })
})

describe('C2 a registration by e-mail', () => {
  test('C2 sends a confirmation, and the account is closed until its link is used', async () => {
    const floor = await openAccountFloor()
    const asked = await floor.register()
    expect(floor.messages('amira@example.com')).toEqual([
      { template: 'confirm-account', about: asked.verification, channel: 'email' },
    ])
    const tryIt = () => floor.accounts.signIn({ email: 'amira@example.com', password }, asker)
    expect(await tryIt()).toEqual(no('account_unconfirmed'))
    expect(await floor.accounts.confirm(floor.link(asked.verification), asker)).toMatchObject({ ok: true })
    expect(await tryIt()).toMatchObject({ ok: true, value: { customer: { name: 'Amira Khan' } } })
  })

  test('C2 takes the code as well as the link, in the digits of any script', async () => {
    const floor = await openAccountFloor()
    const { verification, code = '' } = floor.code((await floor.register()).verification)
    const arabic = code.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)))
    const spaced = `${arabic.slice(0, 3)} ${arabic.slice(3)}`
    expect(await floor.accounts.confirm({ verification, code: spaced }, asker)).toMatchObject({ ok: true })
  })

  test('C2 refuses a link that ran out, one that was used, and one of another question', async () => {
    const floor = await openAccountFloor()
    const first = await floor.register()
    floor.pass(61 * minute)
    expect(await floor.accounts.confirm(floor.link(first.verification), asker)).toEqual(no('verification_expired'))
    const again = await floor.accounts.resend({ email: 'amira@example.com', language: 'en' }, asker)
    if (!again.ok) throw new Error(again.refusal.message)
    const { verification } = again.value
    const stolen = { verification, token: floor.link(first.verification).token ?? '' }
    expect(await floor.accounts.confirm(stolen, asker)).toEqual(no('verification_failed'))
    expect(await floor.accounts.confirm(floor.link(verification), asker)).toMatchObject({ ok: true })
    expect(await floor.accounts.confirm(floor.link(verification), asker)).toEqual(no('verification_used'))
    const unknown = `verification.${'0'.repeat(26)}`
    expect(await floor.accounts.confirm(floor.link(unknown), asker)).toEqual(no('verification_failed'))
  })
})

describe('C3 a code', () => {
  test('C3 is refused when wrong, and after five wrong ones even the right one', async () => {
    const floor = await openAccountFloor()
    const { verification } = await floor.register({ phone: '+1 415 555 0134' })
    const right = floor.code(verification)
    const wrong = { verification, code: right.code === '000000' ? '000001' : '000000' }
    for (let tried = 0; tried < 5; tried += 1)
      expect(await floor.accounts.confirm(wrong, asker)).toEqual(no('verification_failed'))
    expect(await floor.accounts.confirm(right, asker)).toMatchObject({
      refusal: { code: 'too_many_tries', detail: { retryAfter: 15 * 60 } },
    })
  })

  test('C3 is refused when late and when used again', async () => {
    const floor = await openAccountFloor()
    const late = await floor.register({ phone: '+14155550134' })
    floor.pass(16 * minute)
    expect(await floor.accounts.confirm(floor.code(late.verification), asker)).toEqual(no('verification_expired'))
    const fresh = await floor.register({ phone: '+14155550134' })
    expect(await floor.accounts.confirm(floor.code(fresh.verification), asker)).toMatchObject({ ok: true })
    expect(await floor.accounts.confirm(floor.code(fresh.verification), asker)).toEqual(no('verification_used'))
  })

  test('C3 is sent three times an hour to one phone, not more', async () => {
    const floor = await openAccountFloor()
    await floor.register({ phone: '+14155550134' })
    const resend = () => floor.accounts.resend({ phone: '+14155550134', language: 'en' }, asker)
    expect([(await resend()).ok, (await resend()).ok]).toEqual([true, true])
    expect(await resend()).toMatchObject({ refusal: { code: 'too_many_tries', detail: { retryAfter: 3600 } } })
    expect(floor.messages('+14155550134')).toHaveLength(3)
    floor.pass(60 * minute)
    expect(await resend()).toMatchObject({ ok: true })
  })
})

describe('whether an account exists', () => {
  test('is not told by registering: same answer, same documents, and its holder hears of it', async () => {
    const floor = await openAccountFloor()
    await floor.confirmed()
    floor.pass(60 * minute)
    const before = floor.documents('verification').length
    const taken = await floor.register({ email: 'amira@example.com' }, 'Mallory')
    const free = await floor.register({ email: 'ida@example.com' }, 'Mallory')
    expect(Object.keys(taken)).toEqual(Object.keys(free))
    expect(floor.documents('verification').length - before).toBe(2)
    expect(floor.messages('amira@example.com').map(({ template }) => template)).toEqual([
      'confirm-account',
      'account-exists',
    ])
    expect(floor.documents('customer').map(({ name }) => name)).toEqual(['Amira Khan', 'Mallory'])
    // Even the right token of a question that nobody asked answers as a wrong one does
    expect(await floor.accounts.confirm(floor.link(taken.verification), asker)).toEqual(no('verification_failed'))
  })

  test('is not told by a reset or by asking for the code again', async () => {
    const floor = await openAccountFloor()
    const unknown = { email: 'nobody@example.com', language: 'en' }
    expect(await floor.accounts.requestReset(unknown, asker)).toMatchObject({ ok: true })
    expect(await floor.accounts.resend(unknown, asker)).toMatchObject({ ok: true })
    expect(floor.documents('message')).toEqual([])
  })

  test('whoever registers another’s address first gains nothing by it', async () => {
    const floor = await openAccountFloor()
    const hers = await floor.accounts.register(
      { email: 'amira@example.com', name: 'Mallory', password: 'mallory was here', language: 'en' },
      asker,
    )
    if (!hers.ok) throw new Error(hers.refusal.message)
    await floor.confirmed()
    expect(await floor.accounts.confirm(floor.link(hers.value.verification), asker)).toEqual(no('verification_failed'))
    const mallory = { email: 'amira@example.com', password: 'mallory was here' }
    expect(await floor.accounts.signIn(mallory, asker)).toEqual(no('sign_in_failed'))
    expect(floor.documents('customer').map(({ name }) => name)).toEqual(['Amira Khan'])
    expect(floor.documents('credential')).toHaveLength(1)
  })
})
