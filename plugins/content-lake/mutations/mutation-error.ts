/** One failed mutation as Sanity describes it; the extra fields depend on `type`. */
export interface MutationProblem {
  readonly type: string
  readonly description: string
  readonly [detail: string]: unknown
}

/**
 * A transaction that was refused. `statusCode` and the list of problems become the body that `@sanity/client` parses:
 * `{error: {type: 'mutationError', description, items: [{error, index}]}}`.
 */
export class MutationError extends Error {
  readonly statusCode: number
  readonly problem: MutationProblem
  readonly index: number
  constructor(statusCode: number, problem: MutationProblem, index = 0) {
    super(problem.description)
    this.statusCode = statusCode
    this.problem = problem
    this.index = index
  }

  /** The same refusal, told of the mutation (or action) at `index`. */
  at(index: number): MutationError {
    return new MutationError(this.statusCode, this.problem, index)
  }

  /** The body of the HTTP answer; actions use `actionError` for the outer type. */
  body(type: 'mutationError' | 'actionError' = 'mutationError'): Record<string, unknown> {
    const noun = type === 'mutationError' ? 'mutation(s)' : 'action(s)'
    const description = `The ${noun} failed: ${this.problem.description}`
    return { error: { description, items: [{ error: this.problem, index: this.index }], type } }
  }
}

/** The document is there already. */
export function alreadyExists(id: string): MutationError {
  const description = `Document by ID ${JSON.stringify(id)} already exists`
  return new MutationError(409, { type: 'documentAlreadyExistsError', description, id })
}

/** `ifRevisionID` names another revision than the document's. */
export function revisionMismatch(id: string, current: string, expected: string): MutationError {
  const description = `Document ${JSON.stringify(id)} has unexpected revision ID (${JSON.stringify(current)}), expected ${JSON.stringify(expected)}`
  return new MutationError(409, {
    type: 'documentRevisionIDDoesNotMatchError',
    description,
    id,
    currentRevisionID: current,
    expectedRevisionID: expected,
  })
}

/** A patch on a document that is not there. */
export function notFound(id: string): MutationError {
  const description = `The document with the ID ${JSON.stringify(id)} was not found`
  return new MutationError(409, { type: 'documentNotFoundError', description, id })
}

/** A deletion that would leave strong references dangling. */
export function stillReferenced(id: string, referencingIDs: readonly string[]): MutationError {
  const from = referencingIDs[0] === undefined ? 'documents you may not read' : JSON.stringify(referencingIDs[0])
  const description = `Document ${JSON.stringify(id)} cannot be deleted as there are references to it from ${from}`
  return new MutationError(409, { type: 'documentHasExistingReferencesError', description, id, referencingIDs })
}

/** A write that would hold a strong reference to a document that is not there. */
export function missingReference(id: string, referenceID: string): MutationError {
  const description = `Document ${JSON.stringify(id)} references non-existent document ${JSON.stringify(referenceID)}`
  return new MutationError(409, { type: 'documentReferenceDoesNotExistError', description, id, referenceID })
}

/** The role does not grant `permission` on the document. */
export function insufficientPermissions(permission: string): MutationError {
  const description = `Insufficient permissions; permission ${JSON.stringify(permission)} required`
  return new MutationError(403, { type: 'insufficientPermissionsError', description, permission })
}

/** A caller-chosen transaction id that has been used before: the first transaction did land. */
export function duplicateTransaction(transactionId: string): MutationError {
  const description = `Transaction with ID ${JSON.stringify(transactionId)} already exists`
  return new MutationError(409, { type: 'transactionAlreadyExistsError', description, transactionId })
}

/** The request itself makes no sense. */
export function malformed(description: string): MutationError {
  return new MutationError(400, { type: 'malformedMutationError', description })
}

/** A refusal for the state things are in. */
export function conflict(description: string): MutationError {
  return new MutationError(409, { type: 'actionConflictError', description })
}

/** The dataset would hold more than datasets may. */
export function datasetFull(description: string): MutationError {
  return new MutationError(400, { type: 'datasetLimitExceededError', description })
}

/** The document would be larger, deeper or richer than documents may be. */
export function limitExceeded(id: string, description: string): MutationError {
  return new MutationError(400, { type: 'documentLimitExceededError', description, id })
}
