import type { DatasetAccess } from '../auth/access.ts'
import { administratorRole } from '../auth/directory.ts'
import { newTransactionId } from '../mutations/document-ids.ts'
import type { Dataset } from '../store/dataset.ts'
import type { WriteRequest } from '../store/writer.ts'
import { type Exchange, forbidden, unauthorized } from './exchange.ts'
import { badRequest } from './http-error.ts'

/** Everything about a write that does not depend on what is written. */
export type WriteOptions = Omit<WriteRequest<never>, 'work'>

/** Reads the write options of a request. Refuses 401 for the anonymous and 403 for those who may write nothing. */
export function writeOptions(
  exchange: Exchange,
  dataset: Dataset,
  access: DatasetAccess,
  chosenId: string | undefined,
): WriteOptions {
  const { identity, url } = exchange
  if (identity.anonymous) throw unauthorized('Session not found')
  if (!access.some('create') && !access.some('update'))
    throw forbidden(`Insufficient permissions; role ${JSON.stringify(identity.role)} may not write`)
  const timestamp = clientTime(exchange)
  return {
    dataset,
    transactionId: chosenId ?? newTransactionId(),
    chosenId: chosenId !== undefined,
    author: identity.id,
    guard: access,
    deferred: url.searchParams.get('visibility') === 'deferred',
    dryRun: url.searchParams.get('dryRun') === 'true',
    autoGenerateArrayKeys: url.searchParams.get('autoGenerateArrayKeys') === 'true',
    ...(timestamp !== undefined && { timestamp }),
  }
}

/**
 * Whether an import by the caller keeps documents as they were exported: an administrator's does, but under the rules of
 * the hosted service, which sets revisions and times anew.
 */
export function importBy({ lake, identity }: Exchange): 'kept' | 'anew' {
  return identity.role === administratorRole && lake.limits?.rules.enabled !== true ? 'kept' : 'anew'
}

/** The time an `administrator` or `server` sets with `X-Content-Lake-Time`, where the configuration allows it. */
function clientTime({ lake, identity, request }: Exchange): string | undefined {
  const header = request.headers.get('x-content-lake-time')
  if (header === null) return undefined
  if (!lake.config.allowClientTime) throw badRequest('This lake does not take the time from clients')
  if (identity.role !== administratorRole && identity.role !== 'server')
    throw forbidden('Only administrator and server may set the time of a transaction')
  const time = Date.parse(header)
  if (Number.isNaN(time)) throw badRequest('X-Content-Lake-Time is not a time')
  return new Date(time).toISOString()
}
