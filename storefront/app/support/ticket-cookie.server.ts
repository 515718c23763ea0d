import { createCookie } from '@remix-run/node'
import { z } from 'zod'

const TicketsCookie = z.record(z.string().regex(/^[0-9A-Za-z]{6,60}$/), z.string().max(200))
const mostKept = 12
const maxAge = 180 * 86_400

/** Keys of tickets that this browser may open. Holds nothing a person could be known by. */
export function ticketCookie(publicOrigin: string) {
  const secure = publicOrigin.startsWith('https:')
  const cookie = createCookie('souk_tickets', { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge })
  const read = async (request: Request) =>
    TicketsCookie.safeParse(await cookie.parse(request.headers.get('Cookie'))).data ?? {}
  return {
    key: async (request: Request, ulid: string): Promise<string | undefined> => (await read(request))[ulid],
    keep: async (request: Request, ulid: string, key: string): Promise<string> => {
      const held = Object.entries(await read(request)).filter(([id]) => id !== ulid)
      return cookie.serialize(Object.fromEntries([...held.slice(1 - mostKept), [ulid, key]]))
    },
    drop: (): Promise<string> => cookie.serialize('', { maxAge: 0 }),
  }
}
