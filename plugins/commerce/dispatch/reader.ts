import type { StoredDocument } from '@souk/kernel'
import type { DocumentStore } from '../contract.ts'
import type { QueueBoard } from '../promises/queue-board.ts'
import type { Reader } from './command.ts'
import type { ContentCache } from './content-cache.ts'
import type { OrderNumbers } from './order-numbers.ts'
import type { Ticket } from './ticket.ts'
import type { Workspace } from './workspace.ts'

/** What a command read: `guarded` must not change until its commit. */
export interface Reads {
  readonly guarded: Set<string>
  readonly seen: Set<string>
}

/**
 * The reader of one command in one attempt: operational documents from the batch's workspace (noted in `reads`),
 * content from the cache. The shape of a document is taken on the word of its type: only commands
 * write operational documents, and content is validated where it is edited.
 */
export function readerFor(
  sources: {
    readonly content: ContentCache
    readonly numbers: OrderNumbers
    readonly queue: Pick<QueueBoard, 'at'>
    readonly store: Pick<DocumentStore, 'get'>
  },
  workspace: Workspace,
  ticket: Ticket,
  reads?: Reads,
): Reader {
  const peek = async <Doc extends StoredDocument>(ids: readonly string[]) => {
    for (const id of ids) reads?.seen.add(id)
    return (await workspace.read(ids)) as readonly (Doc | undefined)[]
  }
  const getAll = async <Doc extends StoredDocument>(ids: readonly string[]) => {
    for (const id of ids) reads?.guarded.add(id)
    return peek<Doc>(ids)
  }
  return {
    peek,
    getAll,
    get: async <Doc extends StoredDocument>(id: string) => (await getAll<Doc>([id]))[0],
    fresh: (ids) => sources.store.get(ids),
    content: async <Doc extends StoredDocument>(ids: readonly string[]) =>
      (await sources.content.byIds(ids)) as readonly (Doc | undefined)[],
    contentOf: async <Doc extends StoredDocument>(type: string) =>
      (await sources.content.ofType(type)) as readonly Doc[],
    variantsLike: async (product, categories) => sources.content.like(product, categories),
    queueAt: (location, before) => sources.queue.at(location, before),
    orderNumber: async (taken) => {
      const number = await (ticket.number ??= sources.numbers.take())
      return number === taken ? (ticket.number = sources.numbers.take()) : number
    },
  }
}
