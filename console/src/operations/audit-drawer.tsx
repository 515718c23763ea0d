import { useLogList } from '@refinedev/core'
import { Link } from 'react-router'
import { useMinutes } from '../clock.ts'
import { useShop } from '../shop.ts'
import { whenever } from '../time-words.ts'
import { Drawer, Fact, Facts } from '../ui/drawer.tsx'
import { LoadingRows } from '../ui/states.tsx'
import { changesOf, type FieldChange } from './audit-change.ts'
import { documentTitle, type PathOf } from './audit-documents.ts'
import { actorName, type AuditRow } from './audit-rows.ts'

interface AuditDrawerProps {
  readonly row: AuditRow
  readonly title: string
  readonly pathOf: PathOf
  readonly onClose: () => void
}

type Fields = Readonly<Record<string, unknown>> | undefined
interface Logged {
  readonly id: string
  readonly data?: Fields
  readonly previousData?: Fields
}

/** More than this many of a document are counted, not drawn. */
const mostDrawn = 40

function Changes({ changes }: { readonly changes: readonly FieldChange[] }) {
  if (changes.length === 0) return <p className="muted">Nothing that is told by itself.</p>
  return (
    <table className="preview audit-changes">
      <thead className="sr-only">
        <tr>
          <th scope="col">What</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {changes.slice(0, mostDrawn).map(({ path, before, after, isPersonal }) => (
          <tr key={`${path} ${before} ${after}`}>
            <th scope="row">{path}</th>
            {isPersonal ? (
              <td colSpan={2} className="muted">
                changed; personal, not shown here
              </td>
            ) : (
              <>
                <td className="muted">{before}</td>
                <td className="strong">{after}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface OneDocumentProps {
  readonly id: string
  readonly name: string | null
  readonly transaction: string
  readonly pathOf: PathOf
}

/** What a command did to one document, out of the lake’s own record. Who may not read the document is told nothing of it. */
function OneDocument({ id, name, transaction, pathOf }: OneDocumentProps) {
  const resource = id.slice(0, id.indexOf('.'))
  const log = useLogList<readonly Logged[]>({ resource, meta: { id, transaction } })
  const path = pathOf(id)
  const title = documentTitle(id, name)
  const [change] = log.data ?? []
  const changes = change ? changesOf(change.previousData, change.data) : []
  return (
    <section>
      <h3>
        {path ? <Link to={path}>{title}</Link> : title} <span className="mono muted">{id}</span>
      </h3>
      {log.isError ? (
        <p className="muted">The record cannot be read now: {String(log.error?.message ?? '')}</p>
      ) : log.data === undefined ? (
        <LoadingRows count={2} />
      ) : change === undefined ? (
        <p className="muted">It was looked at and not changed, or its record is not yours to read.</p>
      ) : (
        <Changes changes={changes} />
      )}
      {changes.length > mostDrawn ? <p className="muted">And {changes.length - mostDrawn} more.</p> : null}
    </section>
  )
}

/** One line of the book: who, when, what, and what became another of each document that it touched. */
export function AuditDrawer({ row, title, pathOf, onClose }: AuditDrawerProps) {
  const { timeZone } = useShop()
  const now = useMinutes()
  const { transaction } = row
  return (
    <Drawer title={title} about={actorName(row.actor)} onClose={onClose}>
      <Facts>
        <Fact label="When">{whenever(row.at, timeZone, now)}</Fact>
        <Fact label="Command">
          <span className="mono">{row.command}</span>
        </Fact>
      </Facts>
      {transaction === undefined ? (
        <p className="muted">A step of the floor: its order’s timeline tells what became of it.</p>
      ) : (
        row.documents.map((id, index) => (
          <OneDocument
            key={id}
            id={id}
            name={index === 0 ? row.name : null}
            transaction={transaction}
            pathOf={pathOf}
          />
        ))
      )}
      {row.documents.some((id) => id.startsWith('stockLevel.')) && transaction !== undefined ? (
        <p className="muted drawer-note">
          Levels are written together with what else was decided at that moment; the stock movement tells this command’s
          own share.
        </p>
      ) : null}
    </Drawer>
  )
}
