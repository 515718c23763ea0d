import type { DataProvider } from '@refinedev/core'
import type { SanityLiveProvider } from './live-provider.ts'

/**
 * Closes the race between reading and hearing, for one read of documents of these resources: when a change may have
 * landed during the read, or before anybody listened, the resources' subscribers are told once more.
 */
export async function readLive<Answer>(
  live: SanityLiveProvider,
  resources: readonly string[],
  read: () => Promise<Answer>,
): Promise<Answer> {
  const before = resources.map((name) => ({ name, hearing: live.isHearing(name), generation: live.generation(name) }))
  const answer = await read()
  for (const { name, hearing, generation } of before)
    if (!hearing || live.generation(name) !== generation) live.touch(name)
  return answer
}

/**
 * Reads through `readLive`. Refine does not cancel a read that is under way when a change is told, so a change that
 * lands during the read would be forgotten; and a page that has just been loaded reads before its listener is open.
 */
export function withLiveReads<Provider extends DataProvider>(provider: Provider, live: SanityLiveProvider): Provider {
  const guarded =
    <Request extends { resource: string }, Answer>(read: (request: Request) => Promise<Answer>) =>
    async (request: Request): Promise<Answer> =>
      await readLive(live, [request.resource], () => read(request))
  return {
    ...provider,
    getList: guarded(provider.getList),
    getOne: guarded(provider.getOne),
    ...(provider.getMany ? { getMany: guarded(provider.getMany) } : {}),
  }
}
