import { personOf } from '../account/person.server.ts'
import type { Shop } from '../shop.ts'

/** Whether somebody's visits may count. Only `yes` lets anything be noted. */
export type Consent = 'yes' | 'no' | 'unasked'

type Asked = Pick<Shop, 'commerce' | 'publicOrigin'>

const name = 'souk_figures'
const maxAge = 180 * 86_400

/**
 * The answer, in this order: what the account says, what this browser was told, a browser's own wish not to be counted
 * (`Sec-GPC`, `DNT`). Nobody is asked who has said no in any of these ways.
 */
export async function consentOf(shop: Asked, request: Request): Promise<Consent> {
  const person = await personOf(shop, request)
  const told = person?.customer.consents.find(({ _key }) => _key === 'analytics')
  if (told) return told.granted ? 'yes' : 'no'
  const kept = new RegExp(`(?:^|;\\s*)${name}=(yes|no)(?:;|$)`).exec(request.headers.get('Cookie') ?? '')?.[1]
  if (kept === 'yes' || kept === 'no') return kept
  const { headers } = request
  return headers.get('Sec-GPC') === '1' || headers.get('DNT') === '1' ? 'no' : 'unasked'
}

/** Keeps an answer in this browser, and with the account when somebody is signed in. Answers the cookie's header. */
export async function keepConsent(shop: Asked, request: Request, answer: 'yes' | 'no'): Promise<string> {
  const person = await personOf(shop, request)
  if (person) {
    const kept = await shop.commerce.accounts.changeProfile(person.customer._id, {
      consents: { analytics: answer === 'yes' },
    })
    if (!kept.ok) throw new Error(`the answer could not be kept with the account: ${kept.refusal.code}`)
  }
  const secure = shop.publicOrigin.startsWith('https:') ? '; Secure' : ''
  return `${name}=${answer}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure}`
}
