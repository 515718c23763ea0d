import { useCan } from '@refinedev/core'
import { UnknownIcon } from '@sanity/icons/Unknown'
import { Button } from '@sanity/ui'
import { allowedActs, type Paper, type PaperAct, type PaperKind, type StockLevel, travelEvents } from '@souk/inventory'
import { EmptyState, StateBadge, Timeline } from '@souk/ui'
import { type ReactNode, useState } from 'react'
import { useShop } from '../shop.ts'
import { Drawer } from '../ui/drawer.tsx'
import { LoadingRows, ReadFailed } from '../ui/states.tsx'
import { StepDialog } from './step-dialog.tsx'
import { useTitles } from './use-goods.ts'

/** A paper with the levels that its steps change. */
export type PaperFound<Travels extends Paper> = Travels & { readonly levels: readonly StockLevel[] }

interface PaperDrawerProps<Travels extends Paper> {
  readonly kind: PaperKind<Travels>
  /** Null when there is none; undefined while it is read. */
  readonly found: PaperFound<Travels> | null | undefined
  readonly error: unknown
  readonly onRetry: () => void
  readonly onClose: () => void
  readonly facts: (paper: Travels) => ReactNode
  /** The form for other lines, while it is a draft. */
  readonly revise: (paper: Travels, close: () => void) => ReactNode
}

function PaperLines<Travels extends Paper>({ kind, paper, titles }: ShownProps<Travels>) {
  return (
    <ul className="plain-list paper-lines">
      {paper.lines.map((line: Travels['lines'][number]) => {
        const counts = kind.countsOf(line).filter(([count]) => count > 0)
        return (
          <li key={line._key}>
            <div className="split">
              <span className="item-words">
                <span className="strong">{titles.get(line.sku) ?? line.sku}</span>{' '}
                <span className="mono muted">{line.sku}</span>
              </span>
              <span className="strong">{line.quantity}</span>
            </div>
            <span className="muted">
              {counts.length > 0 ? counts.map(([count, words]) => `${count} ${words}`).join(', ') : 'Nothing moved yet'}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

interface ShownProps<Travels extends Paper> {
  readonly kind: PaperKind<Travels>
  readonly paper: Travels
  readonly titles: ReadonlyMap<string, string>
}

interface ActsProps<Travels extends Paper> extends ShownProps<Travels> {
  readonly levels: readonly StockLevel[]
  readonly revise: PaperDrawerProps<Travels>['revise']
}

/** The steps that its state allows, and the form of the one that was chosen. */
function PaperActs<Travels extends Paper>({ kind, paper, levels, titles, revise }: ActsProps<Travels>) {
  const [chosen, setChosen] = useState<PaperAct<Travels> | 'revise'>()
  const { data: can } = useCan({ resource: kind.type, action: kind.reviseCommand })
  const acts = allowedActs(kind, paper)
  const close = () => setChosen(undefined)
  if (acts.length === 0) return null
  if (can?.can === false) return <p className="act-locked muted">{can.reason}</p>
  return (
    <>
      <div className="paper-acts">
        {acts.map((act, index) => (
          <Button
            key={act.command}
            mode={index === 0 ? 'default' : 'ghost'}
            text={act.text}
            fontSize={1}
            padding={3}
            onClick={() => setChosen(act)}
          />
        ))}
        {kind.lifecycle[paper.state]?.next['revise'] ? (
          <Button mode="ghost" text="Change the lines" fontSize={1} padding={3} onClick={() => setChosen('revise')} />
        ) : null}
      </div>
      {chosen === 'revise' ? revise(paper, close) : null}
      {chosen && chosen !== 'revise' ? (
        <StepDialog kind={kind} paper={paper} act={chosen} levels={levels} titles={titles} onClose={close} />
      ) : null}
    </>
  )
}

/** One transfer or purchase order, beside the list: what it brings, how far it came, who did what, and what may come next. */
export function PaperDrawer<Travels extends Paper>(props: PaperDrawerProps<Travels>) {
  const { kind, found, error, onRetry, onClose, facts, revise } = props
  const { placeName, timeZone } = useShop()
  const titles = useTitles()
  if (!found)
    return (
      <Drawer title={`The ${kind.noun}`} onClose={onClose}>
        {error && found === undefined ? (
          <ReadFailed error={error} onRetry={onRetry} />
        ) : found === undefined ? (
          <LoadingRows count={8} />
        ) : (
          <EmptyState icon={UnknownIcon} title={`There is no such ${kind.noun}`} text="The address may be cut short." />
        )}
      </Drawer>
    )
  const state = kind.lifecycle[found.state]
  return (
    <Drawer
      title={kind.titleOf(found, placeName)}
      about={state ? <StateBadge title={state.title} tone={state.tone} /> : null}
      onClose={onClose}
    >
      <p className="muted drawer-note">{state?.meaning}</p>
      {facts(found)}
      <PaperActs kind={kind} paper={found} levels={found.levels} titles={titles} revise={revise} />
      <h3>What is on it</h3>
      <PaperLines kind={kind} paper={found} titles={titles} />
      <h3>What happened</h3>
      <Timeline
        timeZone={timeZone}
        entries={found.events.toReversed().map(({ _key, at, type, note, actor }) => ({
          key: _key,
          at,
          title: travelEvents[type].title,
          ...(note ? { note } : {}),
          actor: { kind: actor.kind, name: actor.name },
        }))}
      />
    </Drawer>
  )
}
