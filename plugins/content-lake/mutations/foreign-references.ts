import { malformed } from './mutation-error.ts'
import type { DocumentChange } from './transaction.ts'

/** A reference that leads out of its dataset, as it stands in a document. */
export type ForeignReference = Readonly<Record<string, unknown>>

/**
 * Refuses (400) references into other datasets that can lead nowhere: those that name no dataset, or no project as there
 * are. Whether the document is there is not looked at. What stood in the document before stays.
 * Source: https://www.sanity.io/help/cross-dataset-reference-invalid
 */
export function checkForeign(
  { id }: Pick<DocumentChange, 'id'>,
  references: readonly ForeignReference[],
  before: readonly ForeignReference[],
): void {
  for (const reference of references) {
    const problem = problemOf(reference)
    if (problem === undefined) continue
    const same = JSON.stringify(reference)
    if (before.some((each) => JSON.stringify(each) === same)) continue
    throw malformed(`Document ${JSON.stringify(id)} holds an invalid cross dataset reference: ${problem}`)
  }
}

const datasetName = /^~?[a-z0-9][a-z0-9_-]{0,63}$/
const projectId = /^[a-z0-9][a-z0-9-]*$/
const tokenId = /^[a-zA-Z0-9_][a-zA-Z0-9_-]+$/
const globalId = /^(?:dataset:([^.:]+)\.([^.:]+)|media-library:[^:]+|canvas:[^:]+):[^:]+$/

function problemOf(reference: ForeignReference): string | undefined {
  const { _ref, _type, _dataset, _projectId, _tokenId } = reference
  if (_type === 'globalDocumentReference') {
    const [whole, project, dataset] = globalId.exec(String(_ref)) ?? []
    const names =
      whole !== undefined && (project === undefined || (isName(project, projectId) && isName(dataset, datasetName)))
    return names ? undefined : '_ref needs a resource and an id, such as dataset:<project>.<dataset>:<id>'
  }
  if (!isName(_dataset, datasetName)) return '_dataset is not the name of a dataset'
  if (_projectId !== undefined && !isName(_projectId, projectId)) return '_projectId is not the id of a project'
  return _tokenId === undefined || isName(_tokenId, tokenId) ? undefined : '_tokenId is not the id of a token'
}

const isName = (value: unknown, pattern: RegExp): boolean => typeof value === 'string' && pattern.test(value)
