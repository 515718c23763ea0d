import { Link } from 'react-router'
import { useMinutes } from '../clock.ts'
import { whenever } from '../time-words.ts'
import { causeWords, type MovementLine, wayWords } from './movement-words.ts'
import { orderPath } from '../orders/order-path.ts'
import { paperPath } from './paper-path.ts'

const signed = (value: number): string => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0')

/** Movements newest first: cause, who, from and to, what it did to the free units, what was free after. */
export function MovementList({ lines, zone }: { readonly lines: readonly MovementLine[]; readonly zone: string }) {
  const now = useMinutes()
  if (lines.length === 0) return <p className="muted">Nothing has moved here yet.</p>
  return (
    <table className="movements">
      <thead className="sr-only">
        <tr>
          <th scope="col">What happened</th>
          <th scope="col">Effect</th>
          <th scope="col">Available after</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ movement, effect, onHand, balance }) => {
          const { cause, actor, at, note } = movement
          const paper = paperPath(cause)
          return (
            <tr key={movement._id}>
              <td>
                <span className="strong">{causeWords(movement)}</span>
                {cause.order ? (
                  <>
                    , <Link to={orderPath(cause.order)}>{cause.orderNumber ?? 'order'}</Link>
                  </>
                ) : paper ? (
                  <>
                    , <Link to={paper}>{cause.reference ?? (cause.transfer ? 'transfer' : 'purchase order')}</Link>
                  </>
                ) : cause.reference ? (
                  `, ${cause.reference}`
                ) : null}
                <div className="muted">
                  {whenever(at, zone, now)}, {wayWords(movement)}
                  {onHand !== 0 && onHand !== effect ? `, on hand ${signed(onHand)}` : ''}
                  {actor.kind === 'staff' ? `, ${actor.name}` : ''}
                </div>
                {note ? <div className="muted">“{note}”</div> : null}
              </td>
              <td className="effect" data-tone={effect > 0 ? 'positive' : undefined}>
                {signed(effect)}
              </td>
              <td className="muted">{balance}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
