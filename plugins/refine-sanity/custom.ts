import type { DataProvider } from '@refinedev/core'
import { type ClientSource, clientOf } from './client-source.ts'
import { filtersToGroq } from './filters.ts'
import { requestError, told } from './http-error.ts'
import { orderBy } from './list-query.ts'
import { extraOf, mergedParams } from './meta.ts'
import type { Fetch } from './reads.ts'

/** The path of a request to the API itself: another host would be handed the token. */
function apiPath(url: string, base: string): string {
  const path = url.startsWith(base) ? `/${url.slice(base.length).replace(/^\/+/, '')}` : url
  if (!/^\/(?!\/)/.test(path)) throw requestError('custom asks the API itself: a path such as "/users/me"')
  return path
}

/**
 * Whatever has no method of its own: GROQ (`meta.groq`, method `get`), whose result `filters` and `sorters` narrow;
 * document actions (`meta.actions`, method `post`); or any path of the API under `url`. Anything else is a 400.
 */
export const custom =
  (source: ClientSource, fetch: Fetch): Required<DataProvider>['custom'] =>
  async ({ url, method, meta, filters, sorters, payload, query, headers }) => {
    const { groq, params, actions, transactionId } = extraOf(meta)
    if (groq !== undefined) {
      if (method !== 'get') throw requestError('GROQ only reads: use method "get"')
      const narrow = filtersToGroq(filters)
      const wanted = filters && filters.length > 0 ? `[${narrow.groq}]` : ''
      const sorted = sorters && sorters.length > 0 ? ` | ${orderBy(sorters)}` : ''
      const whole = wanted || sorted ? `(${groq})${wanted}${sorted}` : groq
      return { data: await fetch(whole, mergedParams(params, narrow.params), meta) }
    }
    const client = clientOf(source)
    const attempt = { write: method !== 'get' && method !== 'head', variables: payload }
    if (actions !== undefined) {
      if (method !== 'post') throw requestError('actions change documents: use method "post"')
      const options = transactionId === undefined ? {} : { transactionId }
      return { data: (await told(() => client.action([...actions], options), attempt)) as never }
    }
    const signal = meta?.queryContext?.signal
    const request = {
      url: apiPath(url, client.getUrl('')),
      method: method.toUpperCase(),
      ...(payload === undefined ? {} : { body: payload }),
      ...(query === undefined ? {} : { query: query as Record<string, string> }),
      ...(headers === undefined ? {} : { headers: headers as Record<string, string> }),
      ...(signal ? { signal } : {}),
    }
    return { data: await told(() => client.request(request), attempt) }
  }
