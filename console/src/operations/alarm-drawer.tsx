import { useOne } from '@refinedev/core'
import { StateBadge } from '@souk/ui'
import { Link } from 'react-router'
import { useMinutes } from '../clock.ts'
import { useShop } from '../shop.ts'
import { whenever } from '../time-words.ts'
import { Act } from '../ui/act.tsx'
import { Drawer, Fact, Facts } from '../ui/drawer.tsx'
import { LoadingRows, ReadFailed } from '../ui/states.tsx'
import { useOffers, useRoles } from '../use-access.tsx'
import { AlarmRepair } from './alarm-repair.tsx'
import { alarmWords } from './alarm-words.ts'
import { documentPath } from './audit-documents.ts'

/** An alarm as the list and the drawer read it. */
export interface AlarmRow {
  readonly _id: string
  readonly _rev: string
  readonly kind: 'drift' | 'webhook'
  readonly invariant: string
  readonly subject: string
  readonly message: string
  readonly count: number
  readonly firstAt: string
  readonly lastAt: string
  readonly state: 'open' | 'closed'
  readonly closedAt?: string | null
  readonly closedBy?: { readonly name: string } | null
}

export const alarmStates = {
  open: { title: 'Open', tone: 'critical' },
  closed: { title: 'Closed', tone: 'default' },
} as const

/** What it is about, as a link for those who may follow it. */
export function AlarmSubject({ subject }: { readonly subject: string }) {
  const offers = useOffers()
  const path = documentPath(subject)
  return path && offers(path) ? (
    <Link className="mono" to={path}>
      {subject}
    </Link>
  ) : (
    <span className="mono">{subject}</span>
  )
}

function AlarmFacts({ alarm }: { readonly alarm: AlarmRow }) {
  const { timeZone } = useShop()
  const now = useMinutes()
  const at = (moment: string) => whenever(moment, timeZone, now)
  return (
    <Facts>
      <Fact label="About">
        <AlarmSubject subject={alarm.subject} />
      </Fact>
      <Fact label="Since">{at(alarm.firstAt)}</Fact>
      <Fact label="Met last">
        {at(alarm.lastAt)}
        {alarm.count > 1 ? `, ${alarm.count.toLocaleString('en-US')} times so far` : ''}
      </Fact>
      {alarm.closedAt ? (
        <Fact label="Closed">
          {at(alarm.closedAt)} {alarm.closedBy ? `by ${alarm.closedBy.name}` : 'because it was gone'}
        </Fact>
      ) : null}
    </Facts>
  )
}

/** Books are put right by administrators; what is not a level is followed to its cause. */
function useRepairable({ kind, subject, state }: Pick<AlarmRow, 'kind' | 'subject' | 'state'>): 'yes' | 'ask' | 'no' {
  const roles = useRoles()
  if (kind !== 'drift' || state !== 'open' || !subject.startsWith('stockLevel.')) return 'no'
  return roles.includes('administrator') ? 'yes' : 'ask'
}

/** The way to put a level right, for those who may. */
function Repair({ alarm }: { readonly alarm: AlarmRow }) {
  const repairable = useRepairable(alarm)
  if (repairable === 'no') return null
  return repairable === 'yes' ? (
    <AlarmRepair levelId={alarm.subject} />
  ) : (
    <p className="drawer-note muted">An administrator can repair it here.</p>
  )
}

/** One alarm: what was met, where, and what to do. */
export function AlarmDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { query } = useOne<AlarmRow & { id: string }>({ resource: 'alarm', id, errorNotification: false })
  const alarm: AlarmRow | undefined = query.data?.data
  if (!alarm)
    return (
      <Drawer title="Alarm" onClose={onClose}>
        {query.isError ? (
          <ReadFailed error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <LoadingRows count={6} />
        )}
      </Drawer>
    )
  const { title, todo } = alarmWords(alarm.invariant)
  return (
    <Drawer title={title} about={<StateBadge {...alarmStates[alarm.state]} />} onClose={onClose}>
      <p className="note-box">{alarm.message}</p>
      <AlarmFacts alarm={alarm} />
      <h3>What to do</h3>
      <p className="drawer-note">{todo}</p>
      <Repair alarm={alarm} />
      <Act
        resource="alarm"
        command="closeAlarm"
        input={{ alarmId: alarm._id }}
        text="I have seen to it"
        locked={alarm.state === 'closed' ? 'It is closed, and opens by itself when it is met again.' : undefined}
      />
    </Drawer>
  )
}
