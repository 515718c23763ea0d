import { createCookie } from '@remix-run/node'
import { z } from 'zod'
import type { Shop } from '../shop.ts'

const SignUpCookie = z.object({ verification: z.string().max(60), key: z.string().max(200) })
const maxAge = 2 * 3600

/** Remembers, for as long as its link is good, that an account was opened in this browser. Signed by the shop; names nobody. */
export function signUpCookie({ publicOrigin, commerce }: Pick<Shop, 'publicOrigin' | 'commerce'>) {
  const secure = publicOrigin.startsWith('https:')
  const cookie = createCookie('souk_sign_up', { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge })
  return {
    keep: (verification: string): Promise<string> =>
      cookie.serialize({ verification, key: commerce.accessToken(verification) }),
    /** The verification that the account was opened with. */
    read: async (request: Request): Promise<string | undefined> => {
      const held = SignUpCookie.safeParse(await cookie.parse(request.headers.get('Cookie'))).data
      return held && commerce.checkAccess(held.verification, held.key) ? held.verification : undefined
    },
  }
}
