import { FloorCard, type WorkOrder } from './floor-card.tsx'
import type { FloorStage } from './floor-stages.ts'
import type { WorkRow } from '../orders/order-row.ts'
import { clockWords } from '../time-words.ts'

interface FloorColumnProps {
  readonly stage: FloorStage
  /** Undefined while the board is on its way. */
  readonly cards: readonly WorkRow[] | undefined
  readonly orderOf: (id: string) => WorkOrder | undefined
  readonly changed: ReadonlySet<string>
  readonly cursor: string | undefined
  readonly onList: (id: string) => void
}

const emptyWords: Readonly<Record<string, string>> = {
  open: 'Nothing to pick. New orders show here by themselves.',
  picking: 'Nobody picks.',
  ready: 'Nothing waits.',
  handed_over: 'Nothing is on the way.',
}

/** One stage of the board with its limit. */
export function FloorColumn({ stage, cards, orderOf, changed, cursor, onList }: FloorColumnProps) {
  return (
    <section className="floor-column" aria-labelledby={`stage-${stage.state}`}>
      <header>
        <h2 id={`stage-${stage.state}`}>{stage.title}</h2>
        <span className="tab-count" data-tone="default">
          {cards?.length ?? ''}
        </span>
        <span className="muted panel-aside">{clockWords(stage.limitMinutes * 60_000)} each</span>
      </header>
      <div className="floor-cards">
        {cards?.length === 0 ? <p className="muted floor-empty">{emptyWords[stage.state]}</p> : null}
        {cards?.map((work) => (
          <FloorCard
            key={work._id}
            work={work}
            stage={stage}
            order={orderOf(work.order)}
            changed={changed.has(work._id)}
            chosen={work._id === cursor}
            onList={onList}
          />
        ))}
      </div>
    </section>
  )
}
