import type { OrderView } from '../order/order-view.ts'
import { Icon } from './icon.tsx'
import { useShop } from './use-shop.ts'

/** The five stages as bars with their times; the one under way is half filled. */
export function StageBars({ order }: { readonly order: OrderView }) {
  const { words, code } = useShop()
  const { stage: names } = words.order
  const pickup = order.method === 'pickup'
  const titles: Readonly<Record<string, string>> = {
    paid: order.provider === 'cash' ? names.ordered : names.paid,
    being_made: names.making,
    in_the_bag: pickup ? names.ready : names.bag,
    on_the_way: names.way,
    at_your_door: pickup ? names.collected : names.door,
  }
  const shown = pickup ? order.stages.filter(({ stage }) => stage !== 'on_the_way') : order.stages
  // Being paid is a fact, not something under way.
  const said = shown.map((each) =>
    each.stage === 'paid' && each.progress === 'now' ? { ...each, progress: 'done' as const } : each,
  )
  const reached = said.findLastIndex(({ progress }) => progress !== 'ahead')
  const ahead = (stage: string) =>
    stage === 'at_your_door' && !pickup && order.window ? `${order.window.from}–${order.window.to}` : ''
  return (
    <ol className="stages" aria-label={words.order.stagesLabel}>
      {said.map(({ stage, progress, at }, index) => (
        <li key={stage} data-progress={progress} aria-current={index === reached ? 'step' : undefined}>
          <span className="stage-bar" />
          <strong>
            {progress === 'done' ? (
              <Icon name="tick" size={18} />
            ) : progress === 'now' ? (
              <span className="dot" />
            ) : null}
            {titles[stage]}
          </strong>
          <bdi>{at ? (progress === 'now' ? words.order.since(at) : code(at)) : code(ahead(stage))}</bdi>
        </li>
      ))}
    </ol>
  )
}
