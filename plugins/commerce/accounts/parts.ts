import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { SiteSettings } from '@souk/catalog'
import { emailClaimId, phoneClaimId, sessionId } from '@souk/customers'
import type { Actor, Clock, NewUlid, Refusal, StoredDocument } from '@souk/kernel'
import type { CommerceDependencies, DocumentStore } from '../contract.ts'
import type { Dispatcher } from '../dispatch.ts'
import type { OrderSecrets } from '../secrets.ts'
import type { Passwords } from './passwords.ts'
import type { Throttle } from './throttle.ts'

/** What accounts work with. */
export interface AccountParts {
  readonly store: DocumentStore
  readonly dispatch: Dispatcher['dispatch']
  readonly clock: Clock
  readonly newUlid: NewUlid
  readonly secrets: OrderSecrets
  readonly secret: string
  readonly settings: () => Promise<SiteSettings | undefined>
  readonly log: CommerceDependencies['log']
  readonly passwords: Passwords
  readonly throttle: Throttle
}

/** The shopper, by the id of the account once it is known. */
export const shopperOf = (customer = 'shopper'): Actor => ({ kind: 'shopper', id: customer, name: '' })

/** A claim's id: nobody can tell the contact from it, and the same contact has the same one. */
export const claimIdOf = ({ secret }: Pick<AccountParts, 'secret'>, channel: 'email' | 'sms', to: string): string => {
  const hmac = createHmac('sha256', secret).update(`claim:${channel}:${to}`).digest('hex')
  return channel === 'email' ? emailClaimId(hmac) : phoneClaimId(hmac)
}

const tokenShape = /^ss_[\w-]{43}$/

/** A session's token: 256 random bits under a prefix that tells it from every other bearer. */
export const newSessionToken = (): string => `ss_${randomBytes(32).toString('base64url')}`

/** Id of a token's session; undefined for a text that is no token of ours. */
export const sessionOf = (token: string | undefined): string | undefined =>
  token !== undefined && tokenShape.test(token)
    ? sessionId(createHash('sha256').update(token).digest('hex'))
    : undefined

/** One document by id, of one type. */
export async function readDocument<Doc extends StoredDocument>(
  store: DocumentStore,
  id: string,
  type: Doc['_type'],
): Promise<Doc | undefined> {
  const [document] = await store.get([id])
  return document?._type === type ? (document as Doc) : undefined
}

/** Refuses a language that the shop does not speak; nothing when it does. */
export async function unspoken({ settings }: Pick<AccountParts, 'settings'>, language: string | undefined) {
  if (language === undefined) return undefined
  const { languages = [], defaultLanguage = '' } = (await settings()) ?? {}
  if (language === defaultLanguage || languages.includes(language)) return undefined
  const spoken = [...new Set([defaultLanguage, ...languages])].join(', ')
  return unfit('language', `The shop does not speak ${language}. Use one of: ${spoken}.`)
}

/** The refusal of input that does not fit, one sentence for each place. */
export const unfit = (path: string, message: string): { readonly ok: false; readonly refusal: Refusal } => ({
  ok: false,
  refusal: {
    code: 'invalid_input',
    message: 'Some of what was sent does not fit.',
    detail: { issues: [{ path, message }] },
  },
})

/** The refusal of a name that nobody could read, or that is too long. */
export const unfitName = () => unfit('name', 'Write your name in 1 to 120 characters, some of them letters.')
