import type { HttpError, ValidationErrors } from '@refinedev/core'
import { fieldErrors } from './field-errors.ts'
import { lakeProblems } from './lake-problems.ts'

/** Refine's error shape as a real Error, so that stacks and `cause` survive. `errors` holds words per field of a form. */
export class ProviderError extends Error implements HttpError {
  readonly statusCode: number
  /** Stable and for programs: `revision_moved`, `exists`, `not_found`, ... The README lists all of them. */
  readonly code: string
  declare readonly errors?: ValidationErrors
  constructor(message: string, statusCode: number, code: string, cause?: unknown, errors?: ValidationErrors) {
    super(message, { cause })
    this.name = 'ProviderError'
    this.statusCode = statusCode
    this.code = code
    if (errors !== undefined && Object.keys(errors).length > 0) this.errors = errors
  }
}

/** The caller asked for something that no query can be made of: 400 `bad_request`. */
export const requestError = (message: string, errors?: ValidationErrors): ProviderError =>
  new ProviderError(message, 400, 'bad_request', undefined, errors)

/** A form's own check refused what was typed: 422 `invalid`, with the words of every field. */
export const invalid = (errors: ValidationErrors): ProviderError =>
  new ProviderError('Some fields need another look. Nothing was written.', 422, 'invalid', undefined, errors)

/** No such document, or none that this token may read: 404 `not_found`. */
export const notFound = (id: string): ProviderError =>
  new ProviderError(`There is no document "${id}" that you may read.`, 404, 'not_found')

/** Somebody else was faster: 409 `revision_moved`. */
export const revisionMoved = (cause?: unknown): ProviderError => {
  const { status, code, message } = words.documentRevisionIDDoesNotMatchError
  return new ProviderError(message, status, code, cause)
}

interface Words {
  readonly status: number
  readonly code: string
  readonly message: string
}

/** What the lake's refusals mean to the person at the screen, by the type of the first failed mutation. */
const words = {
  documentAlreadyExistsError: {
    status: 409,
    code: 'exists',
    message: 'A document with this id exists already. Nothing was written; choose another id.',
  },
  documentRevisionIDDoesNotMatchError: {
    status: 409,
    code: 'revision_moved',
    message: 'Somebody changed this after you opened it. Nothing of yours was written; look at theirs first.',
  },
  documentNotFoundError: {
    status: 404,
    code: 'not_found',
    message: 'This is not there any more. Nothing was written; go back to the list.',
  },
  documentReferenceDoesNotExistError: {
    status: 409,
    code: 'missing_reference',
    message: 'It refers to a document that is not there. Nothing was written; choose another one.',
  },
  documentHasExistingReferencesError: {
    status: 409,
    code: 'referenced',
    message: 'Other documents refer to this one. Nothing was written; change those first.',
  },
  documentHasReferencesError: {
    status: 409,
    code: 'referenced',
    message: 'Other documents refer to this one. Nothing was written; change those first.',
  },
  transactionAlreadyExistsError: {
    status: 409,
    code: 'already_done',
    message: 'This very change was written before, so it was not written again. Read it anew.',
  },
  immutableAttributeError: {
    status: 409,
    code: 'immutable',
    message: 'The id and the type of a document cannot change. Nothing was written; make a new document instead.',
  },
  insufficientPermissionsError: {
    status: 403,
    code: 'forbidden',
    message: 'Your role does not allow this. Nothing was written; ask an administrator.',
  },
} as const satisfies Readonly<Record<string, Words>>

const ofStatus: Readonly<Record<number, Omit<Words, 'status'>>> = {
  401: { code: 'signed_out', message: 'The token is not valid any more. Sign in again.' },
  403: { code: 'forbidden', message: 'Your role does not allow this.' },
  404: { code: 'not_found', message: 'It is not there, or you may not read it.' },
  413: { code: 'too_large', message: 'This is too much at once. Nothing was written; do it in smaller parts.' },
  429: { code: 'busy', message: 'Too many requests at once. Nothing was written; try again in a moment.' },
  503: { code: 'busy', message: 'The Content Lake is busy. Nothing was written; try again in a moment.' },
}

/** What was under way when it failed. */
export interface Attempt {
  /** A change whose answer was lost may have landed: the words must not say otherwise. */
  readonly write?: boolean
  /** The values of the form, in which the field behind a refusal is looked for. */
  readonly variables?: unknown
}

const uncertain = 'It is not known whether your change was written; read it anew before you repeat it.'

interface LakeFailure {
  readonly statusCode?: unknown
  readonly message?: unknown
  readonly response?: { readonly statusCode?: unknown }
}

/** Any failure of `@sanity/client` in Refine's shape. Aborts pass through untouched: they are no error to show. */
export function toHttpError(failure: unknown, attempt: Attempt = {}): unknown {
  if (failure instanceof ProviderError) return failure
  if (failure instanceof Error && failure.name === 'AbortError') return failure
  const { statusCode, message, response } = (failure ?? {}) as LakeFailure
  const status = Number(statusCode ?? response?.statusCode ?? 0)
  const said = typeof message === 'string' && message !== '' ? message : 'The request failed.'
  if (status === 0) {
    const after = attempt.write ? uncertain : 'Try again in a moment.'
    return new ProviderError(`The Content Lake could not be reached. ${after}`, 0, 'unreachable', failure)
  }
  const problems = lakeProblems(failure)
  const type = problems[0]?.type
  const errors = fieldErrors(problems, attempt.variables)
  if (type !== undefined && Object.hasOwn(words, type)) {
    const known: Words = words[type as keyof typeof words]
    return new ProviderError(known.message, known.status, known.code, failure, errors)
  }
  const known = ofStatus[status]
  if (known) return new ProviderError(known.message, status, known.code, failure, errors)
  if (status >= 500 && attempt.write) return new ProviderError(`${said} ${uncertain}`, status, 'failed', failure)
  const code = status === 409 ? 'conflict' : status === 400 ? 'bad_request' : 'failed'
  return new ProviderError(said, status, code, failure, errors)
}

/** Runs something of the lake's and tells its failure in Refine's shape. */
export async function told<Value>(run: () => Promise<Value>, attempt?: Attempt): Promise<Value> {
  try {
    return await run()
  } catch (failure) {
    throw toHttpError(failure, attempt)
  }
}
