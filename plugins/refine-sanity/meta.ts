import type { MetaQuery } from '@refinedev/core'
import type { Action, InsertPatch } from '@sanity/client'
import { requestError } from './http-error.ts'
import { isRecord } from './lake-problems.ts'

/** How a read sees drafts: one perspective, or a stack of releases (`['rSummer', 'drafts']`). */
export type Perspective = 'published' | 'drafts' | 'raw' | readonly string[]

/** What a patch can do beside setting and clearing whole attributes; paths are Sanity's JSONMatch. */
export interface PatchExtra {
  readonly setIfMissing?: Readonly<Record<string, unknown>>
  readonly inc?: Readonly<Record<string, number>>
  readonly dec?: Readonly<Record<string, number>>
  readonly unset?: readonly string[]
  readonly insert?: InsertPatch
}

/**
 * What a page may add to a request, all of it written by the developer and none of it by the person at the screen:
 * GROQ here is taken as it stands. Everything else that a page hands over is checked or bound as a parameter.
 */
export interface SanityMeta {
  /** The `_type`, when the resource is not named like it. */
  readonly type?: string
  /** GROQ condition that every read adds to its own. */
  readonly filter?: string
  /** GROQ projection of a row: `{_id, title, "seller": seller->name}`. Keep `_id` in it. */
  readonly projection?: string
  /** Parameters of `filter`, `projection` and `groq`. */
  readonly params?: Readonly<Record<string, unknown>>
  readonly perspective?: Perspective
  /** `exact` counts all rows beside the page; `bound` asks for one row more and says whether there are others. */
  readonly count?: 'exact' | 'bound'
  /** `cursor` continues after the last row seen, and answers `cursor: {next, prev}` as `useInfiniteList` reads it. */
  readonly pages?: 'offset' | 'cursor'
  /**
   * Guards a write: it fails with `revision_moved` when the document has moved on. A revision, `true` for the `_rev`
   * among the variables, or a revision per id for the many-at-once writes.
   */
  readonly ifRevisionID?: string | true | Readonly<Record<string, string>>
  /** Writes go to the document's draft; the first edit of a published document makes it. */
  readonly draft?: boolean
  /** Further operations of an update. */
  readonly patch?: PatchExtra
  /** The id of the write's transaction: the same one twice is written once, and told as `already_done`. */
  readonly transactionId?: string
  /** For `custom`: the whole query. */
  readonly groq?: string
  /** For `custom`: actions on documents, such as publishing; all or nothing. */
  readonly actions?: readonly Action[]
}

const written = new WeakSet<object>()

/**
 * Marks what a developer wrote. Refine adds every parameter of the address to `meta`, so `?filter=...` in a link would
 * become part of a query if names alone counted; an address can name things, but it cannot make one of these.
 */
export function sanityMeta(extra: SanityMeta): { readonly sanity: SanityMeta } {
  const kept = Object.freeze({ ...extra })
  written.add(kept)
  return { sanity: kept }
}

const isWritten = (value: unknown): value is SanityMeta => isRecord(value) && written.has(value)

/** The part of Refine's `meta` that a developer wrote with `sanityMeta`. Everything else in it is passed over. */
export function extraOf(meta: MetaQuery | undefined): SanityMeta {
  const given: unknown = meta?.['sanity']
  return isWritten(given) ? given : {}
}

/** A page's own parameters may not take the names that filters, type and page use. */
export function mergedParams(
  own: SanityMeta['params'],
  ours: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const taken = Object.keys(own ?? {}).find((name) => Object.hasOwn(ours, name))
  if (taken !== undefined) throw requestError(`the parameter name "${taken}" is taken`)
  return { ...own, ...ours }
}
