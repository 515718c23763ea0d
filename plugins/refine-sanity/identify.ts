import type { SanityClient } from '@sanity/client'
import { ProviderError, told } from './http-error.ts'
import { isRecord } from './lake-problems.ts'

/** Who a token belongs to, as `/users/me` tells. */
export interface SanityIdentity {
  readonly id: string
  readonly name: string
  readonly email?: string
  readonly roles: readonly string[]
  /** How one signed in: `google`, `github`, `sanity`, ...; `sanity-token` for robots. */
  readonly provider?: string
}

const text = (value: unknown): value is string => typeof value === 'string' && value !== ''

function identityOf(me: unknown): SanityIdentity {
  const { id, name, email, role, roles, provider } = isRecord(me) ? me : {}
  if (!text(id)) throw new ProviderError('The Content Lake does not know this token.', 401, 'signed_out')
  const held: readonly unknown[] = Array.isArray(roles) ? roles : []
  const named = held.flatMap((each) => (isRecord(each) && text(each['name']) ? [each['name']] : []))
  return {
    id,
    name: text(name) ? name : id,
    ...(text(email) ? { email } : {}),
    roles: named.length > 0 ? named : text(role) ? [role] : [],
    ...(text(provider) ? { provider } : {}),
  }
}

/** Hosted robot tokens tell of themselves by their provider. */
export const isRobotToken = ({ provider }: SanityIdentity): boolean => provider === 'sanity-token'

const robot = () =>
  new ProviderError(
    'This token belongs to a robot. Sign in as yourself, so that others see who did what.',
    403,
    'robot',
  )

const keepMs = 60_000

/** Asks the lake who a token belongs to, at most once a minute, and refuses robots. */
export function createIdentifier(
  clientFor: (token: string) => SanityClient,
  isRobot: (identity: SanityIdentity) => boolean,
) {
  let known: { token: string; at: number; identity: Promise<SanityIdentity> } | undefined
  const ask = async (token: string): Promise<SanityIdentity> => {
    const identity = identityOf(await told<unknown>(() => clientFor(token).users.getById('me')))
    if (isRobot(identity)) throw robot()
    return identity
  }
  return {
    identify(token: string): Promise<SanityIdentity> {
      if (known?.token !== token || Date.now() - known.at > keepMs) {
        const identity = ask(token)
        known = { token, at: Date.now(), identity }
        identity.catch(() => {
          if (known?.identity === identity) known = undefined
        })
      }
      return known.identity
    },
    forget: () => {
      known = undefined
    },
  }
}
