import type { SanityClient } from '@sanity/client'

/** A client, or a way to get the one of whoever is signed in now. */
export type ClientSource = SanityClient | (() => SanityClient)
export const clientOf = (source: ClientSource): SanityClient => (typeof source === 'function' ? source() : source)
