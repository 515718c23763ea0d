import { type ActionContext, type ActionFields, documentActions } from './document-actions.ts'
import { MutationError, malformed } from './mutation-error.ts'
import { parseTransactionId, record } from './parse-mutations.ts'
import { type ReleaseContext, releaseActions } from './release-actions.ts'

/** One action of a request. */
export interface ParsedAction {
  readonly type: string
  readonly fields: ActionFields
}

/** The body of `POST /data/actions/<dataset>`, parsed. */
export interface ActionsBody {
  readonly actions: readonly ParsedAction[]
  readonly transactionId?: string
  readonly dryRun: boolean
}

/** Reads an actions body. Refuses (400) unknown actions and a mixture of document and release actions. */
export function parseActionsBody(body: unknown): ActionsBody {
  const fields = record(body)
  const list = fields?.['actions']
  if (!fields || !Array.isArray(list) || list.length === 0)
    throw malformed('The request body has no list named actions')
  const actions = list.map((item, index) => parseAction(item, index))
  if (new Set(actions.map(isReleaseAction)).size > 1)
    throw malformed('Actions on releases and on documents cannot stand in one request')
  const transactionId = parseTransactionId(fields['transactionId'])
  const dryRun = fields['dryRun'] === true
  return transactionId === undefined ? { actions, dryRun } : { actions, dryRun, transactionId }
}

/** Whether an action is about a release. */
export function isReleaseAction(action: ParsedAction): boolean {
  return Object.hasOwn(releaseActions, action.type)
}

/** Whether an action takes a release as another dataset exported it. */
export function isReleaseImport({ type }: ParsedAction): boolean {
  return type === 'sanity.action.release.import'
}

/** Carries out the actions in order; a refusal carries the index of the action that caused it. */
export function applyActions(actions: readonly ParsedAction[], context: ActionContext & ReleaseContext): void {
  for (const [index, action] of actions.entries()) {
    try {
      const run = documentActions[action.type] ?? releaseActions[action.type]?.(context)
      run?.(action.fields, context)
    } catch (error) {
      if (error instanceof MutationError) throw error.at(index)
      throw error
    }
  }
}

function parseAction(input: unknown, index: number): ParsedAction {
  const fields = record(input)
  const type = fields?.['actionType']
  if (!fields || typeof type !== 'string') throw malformed('An action needs an actionType').at(index)
  if (!Object.hasOwn(documentActions, type) && !Object.hasOwn(releaseActions, type))
    throw malformed(`action index ${index}: Unknown action type ${JSON.stringify(type)}`).at(index)
  return { type, fields }
}
