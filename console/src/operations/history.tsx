import { useLogList } from '@refinedev/core'
import { useMinutes } from '../clock.ts'
import { useShop } from '../shop.ts'
import { whenever } from '../time-words.ts'
import { changedFields } from './changed-fields.ts'

interface HistoryProps {
  /** The `_type`. */
  readonly resource: string
  readonly id: string
  /** Read again when it moves. */
  readonly revision: string | undefined
}

type Fields = Readonly<Record<string, unknown>> | undefined
interface Change {
  readonly id: string
  readonly createdAt: string
  readonly author?: { readonly id?: string; readonly name?: string }
  readonly action: string
  readonly data?: Fields
  readonly previousData?: Fields
}

const verbs: Readonly<Record<string, string>> = { create: 'made it', update: 'changed', delete: 'took it away' }

/** Who changed what the shop reads, and when: the lake's own record, which nobody writes by hand. */
export function History({ resource, id, revision }: HistoryProps) {
  const { timeZone } = useShop()
  const now = useMinutes()
  const log = useLogList<readonly Change[]>({ resource, meta: { id, limit: 8, revision } })
  if (log.isError) return <p className="muted">The record cannot be read now: {String(log.error?.message ?? '')}</p>
  return (
    <>
      <h3>Who changed it</h3>
      <ul className="plain-list">
        {log.data?.map((change) => (
          <li key={change.id}>
            <span className="strong">{change.author?.name ?? change.author?.id ?? 'Somebody'}</span>{' '}
            {verbs[change.action] ?? change.action}{' '}
            {change.action === 'update' ? changedFields(change.previousData, change.data).join(', ') : ''}{' '}
            <span className="muted">{whenever(change.createdAt, timeZone, now)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
