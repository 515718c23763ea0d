import type { ValidationErrors } from '@refinedev/core'
import { isRecord, type LakeProblem } from './lake-problems.ts'

const pathOf = (problem: LakeProblem): string | undefined => {
  const path = problem['path'] ?? problem['attribute'] ?? problem['field'] ?? problem['property']
  if (typeof path === 'string' && path !== '') return path
  return Array.isArray(path) && path.length > 0 ? path.map(String).join('.') : undefined
}

/** Where in a form's values a reference to `id` stands, as form libraries write paths: `seller`, `lines.0.product`. */
function referencesTo(id: unknown, value: unknown, path: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => referencesTo(id, each, `${path}.${index}`))
  if (!isRecord(value)) return []
  if (value['_ref'] === id) return [path]
  return Object.entries(value).flatMap(([name, each]) => referencesTo(id, each, path === '' ? name : `${path}.${name}`))
}

/**
 * Words per field for Refine's forms, from what the lake refused: a path that it names itself, the field that holds a
 * reference to nothing, the id that is taken. Everything else is told of the whole form only.
 */
export function fieldErrors(problems: readonly LakeProblem[], variables: unknown): ValidationErrors {
  const errors: ValidationErrors = {}
  for (const problem of problems) {
    const path = pathOf(problem)
    if (path !== undefined) errors[path] = problem.description ?? 'This was refused.'
    if (problem.type === 'documentAlreadyExistsError') errors['id'] = 'This id is taken.'
    if (problem.type === 'documentReferenceDoesNotExistError')
      for (const field of referencesTo(problem['referenceID'], variables, ''))
        errors[field] = `There is no document "${String(problem['referenceID'])}".`
  }
  return errors
}
