import type { SanityClient } from '@sanity/client'
import { ProviderError, told } from './http-error.ts'
import { isRecord } from './lake-problems.ts'

/** One transaction that touched a document. */
export interface HistoryEntry {
  /** The transaction's id, which is the document's revision after it. */
  readonly id: string
  readonly timestamp: string
  /** Who wrote it: a person's id, or a robot's. */
  readonly author: string
}

const entryOf = (line: string): HistoryEntry => {
  const value: unknown = JSON.parse(line)
  const { id, timestamp, author } = isRecord(value) ? value : {}
  if (typeof id !== 'string' || typeof timestamp !== 'string')
    throw new ProviderError('The history could not be read.', 502, 'failed')
  return { id, timestamp, author: typeof author === 'string' ? author : '' }
}

/** A path of the history API. Its answer is NDJSON, which the client does not parse, so this asks by itself. */
async function historyLines(client: SanityClient, path: string, query: Readonly<Record<string, string>>) {
  const { dataset, token } = client.config()
  const url = `${client.getUrl(`/data/history/${dataset}/${path}`)}?${new URLSearchParams(query)}`
  const { useProjectHostname, projectId } = client.config()
  const headers = {
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(useProjectHostname === false && projectId ? { 'x-sanity-project-id': projectId } : {}),
  }
  const withCredentials = client.config().withCredentials === true
  return told(async () => {
    const response = await fetch(url, { headers, ...(withCredentials ? { credentials: 'include' } : {}) })
    const text = await response.text()
    if (!response.ok)
      throw Object.assign(new Error(`The history answered ${response.status}.`), {
        statusCode: response.status,
        responseBody: text,
      })
    return text.split('\n').filter((line) => line.trim() !== '')
  })
}

export interface HistoryRange {
  readonly limit: number
  /** Only up to this transaction, itself included. */
  readonly until?: string
}

/** The transactions of a document, newest first. */
export async function readHistory(client: SanityClient, id: string, { limit, until }: HistoryRange) {
  const lines = await historyLines(client, `transactions/${encodeURIComponent(id)}`, {
    excludeContent: 'true',
    reverse: 'true',
    limit: String(limit),
    ...(until === undefined ? {} : { toTransaction: until }),
  })
  return lines.map(entryOf)
}

/** A document as it stood after a transaction; undefined when it was not there then. */
export async function readRevision(client: SanityClient, id: string, revision: string) {
  const { dataset } = client.config()
  const url = `/data/history/${dataset}/documents/${encodeURIComponent(id)}`
  const answer: unknown = await told(() => client.request({ url, query: { revision } }))
  const documents = isRecord(answer) && Array.isArray(answer['documents']) ? answer['documents'] : []
  return documents.find(isRecord)
}

/** The names behind ids, as far as the lake tells them. */
export async function readNames(client: SanityClient, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(ids)].filter(Boolean)
  if (asked.length === 0) return new Map()
  const url = `/projects/${client.config().projectId}/users/${asked.map(encodeURIComponent).join(',')}`
  const answer: unknown = await told(() => client.request({ url }))
  const people = Array.isArray(answer) ? answer : [answer]
  return new Map(
    people.flatMap((each) =>
      isRecord(each) && typeof each['id'] === 'string' && typeof each['displayName'] === 'string'
        ? [[each['id'], each['displayName']] as const]
        : [],
    ),
  )
}
