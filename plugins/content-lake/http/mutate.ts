import type { DatasetAccess } from '../auth/access.ts'
import type { LakeDocument } from '../groq/index.ts'
import { MutationError, malformed } from '../mutations/mutation-error.ts'
import { isImportTag } from '../mutations/imported.ts'
import { type Mutation, parseMutateBody, record, type Target } from '../mutations/parse-mutations.ts'
import { applyAll, type MutationResult, type SettledMutation } from '../mutations/transaction.ts'
import type { Dataset } from '../store/dataset.ts'
import type { Committed } from '../store/writer.ts'
import { datasetOf, type Endpoint, type Exchange } from './exchange.ts'
import { queryTimeout } from './query.ts'
import { readJson } from './read-body.ts'
import { json } from './responses.ts'
import { importBy, writeOptions } from './write-options.ts'

/** How many documents one by-query mutation may touch. Source: https://www.sanity.io/docs/http-reference/mutate */
const byQueryLimit = 10_000

/**
 * `POST /data/mutate/<dataset>`: commits a list of mutations, all or nothing, and answers `{transactionId, results,
 * documentIds}`. Takes `returnIds`, `returnDocuments`, `dryRun`, `autoGenerateArrayKeys` and `visibility` (every commit
 * here is visible at once, so all three values mean `sync` but under hosted rules). Refusals: see `mutations/mutation-error.ts`.
 */
export const mutate: Endpoint = async (exchange) => {
  const { dataset, access } = datasetOf(exchange)
  const body = parseMutateBody(await readJson(exchange.request))
  const options = writeOptions(exchange, dataset, access, body.transactionId)
  const mutations = await settleTargets(body.mutations, dataset, access, exchange)
  const committed = await exchange.lake.writer.submit({
    ...options,
    ...(isImportTag(exchange.url.searchParams.get('tag')) && { imported: importBy(exchange) }),
    work: (transaction): readonly Answered[] =>
      applyAll(transaction, mutations).map((result) => ({ result, document: transaction.read(result.id) })),
  })
  return json(mutateAnswer(committed, exchange.url.searchParams, access))
}

/** A mutation's result with the document as it stood when all were carried out. */
interface Answered {
  readonly result: MutationResult
  readonly document: LakeDocument | undefined
}

function mutateAnswer(
  committed: Committed<readonly Answered[]>,
  searchParams: URLSearchParams,
  access: DatasetAccess,
): Record<string, unknown> {
  const { transactionId, value: answered } = committed
  const documentIds = answered.map(({ result }) => result.id)
  const withDocuments = searchParams.get('returnDocuments') === 'true'
  const withIds = withDocuments || searchParams.get('returnIds') === 'true'
  const results = answered.map(({ result, document }) => {
    if (withDocuments && document && access.may('read', document)) return { ...result, document }
    return withIds ? result : { operation: result.operation }
  })
  return { transactionId, documentIds, results }
}

/** Looks up what by-query patches and deletions are aimed at, among what the caller may read. */
async function settleTargets(
  mutations: readonly Mutation[],
  dataset: Dataset,
  access: DatasetAccess,
  exchange: Exchange,
): Promise<readonly SettledMutation[]> {
  const settled: SettledMutation[] = []
  for (const [index, mutation] of mutations.entries()) {
    if (mutation.kind !== 'delete' && mutation.kind !== 'patch') {
      settled.push(mutation)
      continue
    }
    const { target, ...rest } = mutation
    const ids = 'id' in target ? [target.id] : await idsFound(target, index, dataset, access, exchange)
    for (const id of ids) settled.push({ ...rest, id })
  }
  return settled
}

async function idsFound(
  target: Extract<Target, { query: string }>,
  index: number,
  dataset: Dataset,
  access: DatasetAccess,
  exchange: Exchange,
): Promise<readonly string[]> {
  const { result } = await dataset.engine.query({
    query: target.query,
    params: target.params,
    perspective: 'raw',
    timeoutMs: queryTimeout,
    identity: exchange.identity.id,
    ...(access.readable && { readable: access.readable }),
    ...(access.readable && access.readFilters && { readFilters: access.readFilters }),
  })
  const found = Array.isArray(result) ? result : result === null ? [] : [result]
  const ids = found.map((item) => record(item)?.['_id'])
  if (!ids.every((id) => typeof id === 'string')) throw malformed('The query must select documents').at(index)
  if (ids.length > byQueryLimit)
    throw new MutationError(
      400,
      {
        type: 'tooManyDocumentsError',
        description: `The query selects ${ids.length} documents; at most ${byQueryLimit} may be changed at once`,
      },
      index,
    )
  return ids
}
