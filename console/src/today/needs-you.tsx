import { BoltIcon } from '@sanity/icons/Bolt'
import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle'
import { ClockIcon } from '@sanity/icons/Clock'
import { CreditCardIcon } from '@sanity/icons/CreditCard'
import { EnvelopeIcon } from '@sanity/icons/Envelope'
import { PackageIcon } from '@sanity/icons/Package'
import { PauseIcon } from '@sanity/icons/Pause'
import { Button } from '@sanity/ui'
import { EmptyState } from '@souk/ui'
import { Link, useNavigate } from 'react-router'
import { needsYouQuery } from '../queries.ts'
import { spanWords } from '../time-words.ts'
import { Key } from '../ui/keys.tsx'
import { LoadingRows, ReadFailed } from '../ui/states.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { useRowCursor } from '../ui/use-row-cursor.ts'
import { useReads } from '../use-access.tsx'
import { useLiveQuery } from '../use-live-query.ts'
import { type NeedKind, type NeedsAnswer, needs, whatShows } from './needs.ts'

const icons: Readonly<Record<NeedKind, typeof ClockIcon>> = {
  late: ClockIcon,
  money: CreditCardIcon,
  hold: PauseIcon,
  stock: PackageIcon,
  message: EnvelopeIcon,
  work: BoltIcon,
}

/** What needs a person, worst first: what, the evidence, its age, and one way to look. */
export function NeedsYou({ now }: { readonly now: number }) {
  const navigate = useNavigate()
  const reads = { refund: useReads('refund'), effect: useReads('effect'), message: useReads('message') }
  const query = useLiveQuery<NeedsAnswer>({
    name: 'needsYou',
    groq: needsYouQuery,
    params: { now: new Date(now).toISOString() },
    types: ['order', 'fulfillment', 'stockLevel', 'message', 'refund', 'effect', 'alarm'],
  })
  const rows = query.data ? needs(query.data, now) : undefined
  const cursor = useRowCursor(
    (rows ?? []).map(({ key }) => key),
    (key) => {
      const to = rows?.find((row) => row.key === key)?.to
      if (to) void navigate(to)
    },
  )
  useKeys({ ...cursor.keys, Escape: cursor.clear })
  return (
    <section className="panel needs" aria-labelledby="needs">
      <header>
        <h2 id="needs">Needs you</h2>
        {rows ? (
          <span className="tab-count" data-tone="default">
            {rows.length}
          </span>
        ) : null}
        <span className="panel-aside needs-keys">
          Worst first <Key>J</Key> <Key>K</Key> to move, <Key>↵</Key> to open
        </span>
      </header>
      {query.isError && !rows ? (
        <ReadFailed error={query.error} onRetry={() => void query.refetch()} />
      ) : rows === undefined ? (
        <LoadingRows count={5} height={70} />
      ) : rows.length === 0 ? (
        <EmptyState icon={CheckmarkCircleIcon} title="Nothing needs you" text={whatShows(reads)} />
      ) : (
        <ul>
          {rows.map((row) => {
            const Icon = icons[row.kind]
            return (
              <li key={row.key} data-tone={row.tone} data-cursor={row.key === cursor.cursor ? '' : undefined}>
                <span className="need-icon">
                  <Icon />
                </span>
                <div className="need-words">
                  <strong>{row.title}</strong>
                  <span className="muted">{row.evidence}</span>
                </div>
                <span className="muted need-age">{row.age === undefined ? 'now' : spanWords(row.age)}</span>
                <Button as={Link} to={row.to} mode="ghost" text={row.act} fontSize={1} padding={3} />
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
