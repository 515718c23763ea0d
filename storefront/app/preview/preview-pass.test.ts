import { describe, expect, test } from 'vitest'
import { passCookie, passHeader, readPass, writePass } from './preview-pass.ts'

const secret = 'a-shop-secret-of-thirty-two-signs'
const pass = { until: 10_000, view: 'published', studio: 'https://studio.example' } as const
const cookie = `souk_cart=x; ${passCookie}=${writePass(secret, pass)}; souk_place=y`

describe('a preview pass', () => {
  test('is read among other cookies until it is over', () => {
    expect([readPass(secret, cookie, 9_999), readPass(secret, cookie, 10_000)]).toEqual([pass, undefined])
  })

  test('is nobody else’s to write or to lengthen', () => {
    const longer = cookie.replace('=10000.', '=99999.')
    const other = cookie.replace('published', 'drafts')
    const refused = [undefined, '', 'souk_preview=', 'souk_preview=1.2.3', longer, other].map((each) =>
      readPass(secret, each, 1),
    )
    expect([...refused, readPass('another-shop-secret-of-many-signs', cookie, 1)]).toEqual(Array(7).fill(undefined))
  })

  test('is kept from scripts, and over https stays inside the Studio that opened it', () => {
    expect(passHeader('v', false)).toBe('souk_preview=v; Path=/; HttpOnly; Max-Age=28800; SameSite=Lax')
    expect(passHeader('v', true)).toMatch(/HttpOnly; .*SameSite=None; Secure; Partitioned$/)
  })
})
