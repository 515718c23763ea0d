import { applyActions, isReleaseAction, isReleaseImport, parseActionsBody } from '../mutations/apply-actions.ts'
import { MutationError, malformed } from '../mutations/mutation-error.ts'
import { actionContextOf } from '../releases/action-context.ts'
import { datasetOf, type Endpoint, isVersionSince } from './exchange.ts'
import { HttpError } from './http-error.ts'
import { readJson } from './read-body.ts'
import { json } from './responses.ts'
import { importBy, writeOptions } from './write-options.ts'

/**
 * `POST /data/actions/<dataset>`: carries out a list of document, version or release actions, all or nothing, and
 * answers `{transactionId}`. `dryRun` works everything out and commits nothing. Called by the Studio for every edit.
 */
export const actions: Endpoint = async (exchange) => {
  const { dataset, access } = datasetOf(exchange)
  try {
    const body = parseActionsBody(await readJson(exchange.request))
    if (body.actions.some(isReleaseAction) && !isVersionSince(exchange.version, '2025-02-19'))
      throw malformed('action index 0: not supported for this API version')
    const options = writeOptions(exchange, dataset, access, body.transactionId)
    const { transactionId } = await exchange.lake.writer.submit({
      ...options,
      ...(body.actions.every(isReleaseImport) && { imported: importBy(exchange) }),
      dryRun: body.dryRun || options.dryRun === true,
      work: (transaction) => applyActions(body.actions, actionContextOf(dataset, transaction)),
    })
    if (body.actions.some(isReleaseAction)) await exchange.lake.releases.settle()
    return json({ transactionId })
  } catch (error) {
    if (error instanceof MutationError) throw new HttpError(error.statusCode, error.body('actionError'))
    throw error
  }
}
