import type { ReleaseContext } from '../mutations/release-actions.ts'
import type { OpenTransaction } from '../mutations/transaction.ts'
import type { Dataset } from '../store/dataset.ts'

/** What actions need to know of a dataset beyond their transaction. */
export function actionContextOf({ index }: Dataset, transaction: OpenTransaction): ReleaseContext {
  return {
    transaction,
    versionsOf: (publishedId) => index.versionsOf(publishedId),
    idsWithPrefix: (prefix) => index.documents().flatMap(({ _id }) => (_id.startsWith(prefix) ? [_id] : [])),
  }
}
