import { addonNameOf } from '../auth/addon-access.ts'
import { datasetOf, type Endpoint, forbidden, requireIdentity } from './exchange.ts'
import { notFoundError } from './http-error.ts'
import { json } from './responses.ts'

/**
 * `POST /comments/<dataset>/setup`: the add-on dataset that holds the comments and tasks of a dataset, made when it is
 * not there yet: `{datasetName}`. For everybody who may read something in the dataset. Called by the Studio for the
 * first comment or task.
 */
export const setUpComments: Endpoint = (exchange) => {
  const { dataset, access } = datasetOf(exchange)
  requireIdentity(exchange)
  if (!access.some('read')) throw forbidden('Comments are for those who may read the dataset')
  const { datasets, clock } = exchange.lake
  if (isAddon(dataset.name)) throw notFoundError('An add-on dataset has no comments of its own')
  const name = addonNameOf(dataset.name)
  datasets.create({ name, aclMode: 'private', referenceChecks: true, createdAt: clock() })
  return json({ datasetName: name })

  function isAddon(asked: string): boolean {
    return datasets.list().some((other) => addonNameOf(other.name) === asked)
  }
}
