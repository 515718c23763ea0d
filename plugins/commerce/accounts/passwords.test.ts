import { expect, test } from 'vitest'
import { createPasswords } from './passwords.ts'

const passwords = createPasswords('a secret of the tests')

test('a password is kept as argon2id with its recipe, never the same twice, and recognised', async () => {
  const [one, two] = [await passwords.hash('oat milk, no sugar'), await passwords.hash('oat milk, no sugar')]
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1,keyid=[\w-]{8}\$[\w+/]{22}\$[\w+/]{43}$/)
  expect(one).not.toBe(two)
  expect(await passwords.verify('oat milk, no sugar', one)).toEqual({ right: true, again: false })
  expect(await passwords.verify('oat milk, no sugaR', one)).toEqual({ right: false, again: false })
})

test('without the shop’s secret a hash is of no use; without a hash, or with a broken one, the answer is no', async () => {
  const hash = await passwords.hash('oat milk, no sugar')
  const other = createPasswords('another secret of the tests')
  expect((await other.verify('oat milk, no sugar', hash)).right).toBe(false)
  for (const broken of [undefined, '', '$argon2id$', hash.replace('v=19', 'v=18')])
    expect((await passwords.verify('oat milk, no sugar', broken)).right).toBe(false)
})

test('letters that look the same are the same', async () => {
  const hash = await passwords.hash('caf\u00e9 au lait')
  expect((await passwords.verify('cafe\u0301 au lait', hash)).right).toBe(true)
})

test('two are worked on at a time; the rest wait', async () => {
  const work = Array.from({ length: 6 }, () => passwords.hash('oat milk, no sugar'))
  expect(passwords.waiting()).toBe(4)
  await Promise.all(work)
  expect(passwords.waiting()).toBe(0)
})
