import type { DataProvider } from '@refinedev/core'
import type { SanityLiveProvider } from './live-provider.ts'

/**
 * Closes the race between reading and hearing. Refine does not cancel a read that is under way when a change is told,
 * so a change that lands during the read would be forgotten: after such a read the subscribers are told once more. So
 * are those who read before their listener was open, as a page does that has just been loaded.
 */
export function withLiveReads<Provider extends DataProvider>(provider: Provider, live: SanityLiveProvider): Provider {
  const guarded =
    <Request extends { resource: string }, Answer>(read: (request: Request) => Promise<Answer>) =>
    async (request: Request): Promise<Answer> => {
      const before = live.generation(request.resource)
      const hearing = live.isHearing(request.resource)
      const answer = await read(request)
      if (!hearing || live.generation(request.resource) !== before) live.touch(request.resource)
      return answer
    }
  return {
    ...provider,
    getList: guarded(provider.getList),
    getOne: guarded(provider.getOne),
    ...(provider.getMany ? { getMany: guarded(provider.getMany) } : {}),
  }
}
