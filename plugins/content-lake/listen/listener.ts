import { isVersionedId, type LakeDocument } from '../groq/index.ts'
import type { Commit, ListenerHub, PublishedChange } from './hub.ts'
import { encodeMendoza } from './mendoza.ts'
import { eventIdOf, type Missed } from './missed.ts'
import { type Hearing, hearingKey, sharedFrames } from './shared-frames.ts'
import { createSseStream, heartbeat, sseFrame } from './sse-stream.ts'

/** What a listener asked for. */
export interface ListenerOptions extends Hearing {
  readonly name: string
  /** What a listener that comes back is told first: what it missed, or (`lost`) to read everything again. */
  readonly resume?: Missed | 'lost'
  /** The id of this moment, which lets a listener come back that has heard nothing yet. */
  readonly present?: string
  /** Milliseconds after which the stream ends; its reader comes back by itself. */
  readonly lifetime: number
  /** Whether there is anything that it may not read. */
  readonly limited?: boolean
  /** Called once, when the stream is over. */
  readonly onClose?: () => void
}

/** How much may wait for a slow reader before it is dropped, in characters. */
const bufferLimit = 8 * 1024 * 1024

type Sight = 'appear' | 'update' | 'disappear'

/** Opens a listener's event stream on a dataset. */
export function openListener(hub: ListenerHub, options: ListenerOptions): ReadableStream<Uint8Array> {
  const hearing = hearingKey(options)
  let newest = options.present
  const stream = createSseStream({
    bufferLimit,
    position: () => newest,
    onClose() {
      clearTimeout(life)
      unsubscribe()
      options.onClose?.()
    },
  })
  const life = setTimeout(() => stream.end(), options.lifetime).unref()
  const unsubscribe = hub.subscribe({
    limited: options.limited ?? false,
    commit(commit) {
      newest = eventIdOf(commit.transaction.id)
      const frames = sharedFrames(commit, hearing, () => framesFor(commit, options))
      if (frames === '') return
      if (isRetold(commit)) stream.end()
      else stream.send(frames)
    },
    beat: () => stream.send(heartbeat),
    close(reason) {
      if (reason !== undefined) stream.send(sseFrame('disconnect', { reason }))
      stream.end()
    },
  })
  stream.send(opening(options))
  return stream.body
}

/** How a stream begins: `welcome`, `welcomeback` with what was missed, or `reset` when that is too much or not known. */
function opening(options: ListenerOptions): string {
  const { resume, present, name } = options
  if (resume === undefined) return sseFrame('welcome', { listenerName: name }, present)
  const missed = resume === 'lost' ? undefined : missedFrames(resume, options)
  if (missed === undefined || missed.length > bufferLimit / 2) return sseFrame('reset', {}, present)
  return sseFrame('welcomeback', { listenerName: name }) + missed
}

/** The events of the commits that were missed; of the first one only those after the event that was heard last. */
function missedFrames({ position, commits }: Missed, options: ListenerOptions): string | undefined {
  const [first, ...rest] = commits
  if (!first) return ''
  const frames = [
    position.documentId === undefined ? '' : framesFor(first, options, position.documentId),
    ...rest.map((commit) => framesFor(commit, options)),
  ]
  return commits.some((commit, at) => frames[at] !== '' && isRetold(commit)) ? undefined : frames.join('')
}

/**
 * Whether documents are other than before under the same revision: the later steps of an import. No chain of revisions
 * can hold that, so whoever would hear of it reads again instead.
 */
function isRetold({ changes }: Commit): boolean {
  return changes.some(({ entry }) => entry.resultRev !== undefined && entry.resultRev === entry.previousRev)
}

/**
 * The events of one commit for one listener; it is told how many there are for *it*, so that it can wait for all.
 * `after` names the last document it has heard of already.
 */
function framesFor(commit: Commit, options: ListenerOptions, after?: string): string {
  const seen = commit.changes.flatMap((published) => {
    const sight = sightOf(published, options)
    return sight ? [{ published, sight }] : []
  })
  const heard = after === undefined ? 0 : seen.findIndex(({ published }) => published.change.id === after) + 1
  return seen
    .map(({ published, sight }, at) =>
      at < heard ? '' : eventFrame(commit, published, sight, options, at + 1, seen.length),
    )
    .join('')
}

function sightOf({ change }: PublishedChange, options: ListenerOptions): Sight | undefined {
  if (!options.includeVersions && isVersionedId(change.id)) return undefined
  const before = change.before !== null && options.readable(change.before) && options.matches(change.before)
  const after = change.after !== null && options.readable(change.after) && options.matches(change.after)
  if (before) return after ? 'update' : 'disappear'
  return after ? 'appear' : undefined
}

function eventFrame(
  commit: Commit,
  published: PublishedChange,
  sight: Sight,
  options: ListenerOptions,
  at: number,
  total: number,
): string {
  const { transaction } = commit
  const { change, entry } = published
  const eventId = eventIdOf(transaction.id, change.id)
  const told = toldParts(published, options)
  const head = JSON.stringify({
    eventId,
    documentId: change.id,
    transactionId: transaction.id,
    transition: sight,
    identity: transaction.author,
    ...(told.previousRev !== undefined && { previousRev: told.previousRev }),
    resultRev: entry.resultRev ?? transaction.id,
    timestamp: transaction.timestamp,
    visibility: options.visibility,
    transactionTotalEvents: total,
    transactionCurrentEvent: at,
  })
  const parts = [head.slice(0, -1)]
  if (options.includeMutations) parts.push(`"mutations":${told.mutations}`)
  if (options.effects) parts.push(`"effects":${told.effects}`)
  if (options.includeResult && told.result) parts.push(`"result":${told.result}`)
  if (options.includePreviousRevision && told.previous) parts.push(`"previous":${told.previous}`)
  return sseFrame('mutation', `${parts.join(',')}}`, eventId)
}

interface ToldParts {
  readonly mutations: string
  readonly effects: string
  readonly result: string | undefined
  readonly previous: string | undefined
  readonly previousRev: string | undefined
}

/**
 * What may be told: everything while the document is readable before and after; when it crosses the line of what the
 * listener may read, it is told as created or deleted, so that the hidden side stays hidden.
 */
function toldParts(published: PublishedChange, options: ListenerOptions): ToldParts {
  const { change, entry } = published
  const hiddenBefore = change.before !== null && !options.readable(change.before)
  const hiddenAfter = change.after !== null && !options.readable(change.after)
  const result = change.after && !hiddenAfter ? published.afterJson() : undefined
  const previous = change.before && !hiddenBefore ? published.beforeJson() : undefined
  const previousRev = hiddenBefore ? undefined : entry.previousRev
  if (!hiddenBefore && !hiddenAfter)
    return { mutations: published.mutationsJson(), effects: published.effectsJson(), result, previous, previousRev }
  const left = hiddenBefore ? null : change.before
  const right = hiddenAfter ? null : change.after
  const mutations = right ? [{ createOrReplace: right }] : [{ delete: { id: change.id } }]
  const effects = {
    apply: encodeMendoza(withoutRevision(left), withoutRevision(right)),
    revert: encodeMendoza(withoutRevision(right), withoutRevision(left)),
  }
  return { mutations: JSON.stringify(mutations), effects: JSON.stringify(effects), result, previous, previousRev }
}

function withoutRevision(document: LakeDocument | null): unknown {
  if (!document) return null
  const { _rev, ...rest } = document
  return rest
}
