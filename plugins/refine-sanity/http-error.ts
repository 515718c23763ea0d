import type { HttpError } from '@refinedev/core'

/** Refine's error shape as a real Error, so that stacks and `cause` survive. */
export class ProviderError extends Error implements HttpError {
  readonly statusCode: number
  readonly code: string
  constructor(message: string, statusCode: number, code: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'ProviderError'
    this.statusCode = statusCode
    this.code = code
  }
}

/** The caller asked for something that no query can be made of: 400 `bad_request`. */
export const requestError = (message: string): ProviderError => new ProviderError(message, 400, 'bad_request')

/** No such document, or none that this token may read: 404 `not_found`. */
export const notFound = (id: string): ProviderError =>
  new ProviderError(`There is no document "${id}" that you may read.`, 404, 'not_found')

interface LakeFailure {
  readonly statusCode?: unknown
  readonly message?: unknown
  readonly response?: { readonly statusCode?: unknown; readonly body?: unknown }
  readonly responseBody?: unknown
}

const words: Readonly<Record<number, { readonly code: string; readonly message: string }>> = {
  401: { code: 'signed_out', message: 'The token is not valid any more. Sign in again.' },
  403: { code: 'forbidden', message: 'Your role does not allow this.' },
  404: { code: 'not_found', message: 'It is not there, or you may not read it.' },
  429: { code: 'busy', message: 'Too many requests at once. Nothing was written; try again in a moment.' },
  503: { code: 'busy', message: 'The Content Lake is busy. Nothing was written; try again in a moment.' },
}

const conflict = (body: string): { readonly code: string; readonly message: string } =>
  /documentAlreadyExists|already exists/.test(body)
    ? { code: 'exists', message: 'A document with this id exists already. Nothing was written.' }
    : /documentHasReferences|referen/.test(body)
      ? { code: 'referenced', message: 'Other documents refer to this one. Nothing was written.' }
      : {
          code: 'revision_moved',
          message: 'Somebody changed this after you opened it. Nothing of yours was written; look at theirs first.',
        }

/** Any failure of `@sanity/client` in Refine's shape. Aborts pass through untouched: they are no error to show. */
export function toHttpError(failure: unknown): unknown {
  if (failure instanceof ProviderError) return failure
  if (failure instanceof Error && failure.name === 'AbortError') return failure
  const { statusCode, message, response, responseBody } = (failure ?? {}) as LakeFailure
  const status = Number(statusCode ?? response?.statusCode ?? 0)
  const said = typeof message === 'string' ? message : 'The request failed'
  if (status === 0)
    return new ProviderError('The Content Lake could not be reached. Nothing was written.', 0, 'unreachable', failure)
  const body = typeof responseBody === 'string' ? responseBody : JSON.stringify(response?.body ?? '')
  const known = status === 409 ? conflict(`${body}${said}`) : words[status]
  return new ProviderError(known?.message ?? said, status, known?.code ?? 'failed', failure)
}
