import type { Shop } from '../shop.ts'

/** A form that was sent while the dataset was away, so that it can be sent again as it was. */
export interface Sent {
  /** Where it was sent, with the language's prefix. */
  readonly to: string
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** What no page repeats: secrets are typed once more, files chosen once more. */
  readonly again: readonly { readonly name: string; readonly kind: 'password' | 'token' | 'file' }[]
}

/** What a page hears when the dataset could not be asked. */
export interface Away {
  readonly reason: 'away'
  readonly sent?: Sent
}

/** What a refused request carries, when it is about a dataset that is away. */
export const awayOf = (told: unknown): Away | undefined =>
  typeof told === 'object' && told !== null && 'reason' in told && told.reason === 'away' ? (told as Away) : undefined

/** The value, or `instead` while the dataset is away: for what a page can do without. */
export const unlessAway = <Value, Instead>(
  shop: Pick<Shop, 'restAfter'>,
  asked: Promise<Value>,
  instead: Instead,
): Promise<Value | Instead> =>
  asked.catch((error: unknown) => {
    if (shop.restAfter(error) === undefined) throw error
    return instead
  })
