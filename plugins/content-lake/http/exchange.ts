import type { DatasetAccess } from '../auth/access.ts'
import type { Identity } from '../auth/directory.ts'
import type { LakeContext } from '../context.ts'
import type { Dataset } from '../store/dataset.ts'
import { HttpError } from './http-error.ts'
import type { LakeRequest } from './lake-request.ts'

/** One request on its way through an endpoint. */
export interface Exchange {
  readonly request: LakeRequest
  readonly url: URL
  /** The API version of the path, without its `v`: `2025-02-19`, `1`, `X`; empty when the path had none. */
  readonly version: string
  /** The path's variable parts, decoded. */
  readonly params: Readonly<Record<string, string>>
  readonly lake: LakeContext
  readonly identity: Identity
}

/** Answers one kind of request. */
export type Endpoint = (exchange: Exchange) => Response | Promise<Response>

/** The dataset the path names, with what the caller may do in it. Refuses (404) what does not exist. */
export function datasetOf({ lake, params, identity }: Exchange): { dataset: Dataset; access: DatasetAccess } {
  const name = params['dataset'] ?? ''
  const dataset = lake.datasets.get(name)
  if (!dataset) {
    throw new HttpError(404, {
      statusCode: 404,
      error: 'Not Found',
      message: `Dataset ${JSON.stringify(name)} not found for project ID ${JSON.stringify(lake.config.projectId)}`,
    })
  }
  return { dataset, access: lake.access.of(identity, dataset) }
}

/** Refuses (401) those who are not signed in. */
export function requireIdentity({ identity }: Exchange): Identity {
  if (identity.anonymous) throw unauthorized('Session not found')
  return identity
}

/** 401 in Sanity's shape. */
export function unauthorized(message: string): HttpError {
  return new HttpError(401, { statusCode: 401, error: 'Unauthorized', message, errorCode: 'SIO-401-ANF' })
}

/** 403 in Sanity's shape. */
export function forbidden(message: string): HttpError {
  return new HttpError(403, { statusCode: 403, error: 'Forbidden', message })
}

/** Whether the request's API version is `date` or newer; `X` is the newest, `1` the oldest. */
export function isVersionSince(version: string, date: string): boolean {
  if (version === '' || version === '1') return false
  return version.toUpperCase() === 'X' || version >= date
}
