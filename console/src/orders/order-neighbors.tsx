import { ChevronDownIcon } from '@sanity/icons/ChevronDown'
import { ChevronUpIcon } from '@sanity/icons/ChevronUp'
import { Button } from '@sanity/ui'
import { Link, useLocation } from 'react-router'
import { orderPath } from './order-path.ts'

/** The list somebody came from, handed over in the history entry. */
interface CameFrom {
  readonly ids: readonly string[]
  readonly view: string
  readonly back: string
}

const isCameFrom = (value: unknown): value is CameFrom =>
  typeof value === 'object' && value !== null && 'ids' in value && Array.isArray(value.ids) && 'back' in value

/** Where this order stands in the list it was opened from. */
export function useNeighbors(id: string) {
  const { state } = useLocation()
  const list = isCameFrom(state) ? state : undefined
  const at = list?.ids.indexOf(id) ?? -1
  return {
    list,
    back: list?.back ?? '/orders',
    place: at < 0 || !list ? undefined : { at: at + 1, of: list.ids.length, view: list.view },
    before: at > 0 ? list?.ids[at - 1] : undefined,
    after: at >= 0 ? list?.ids[at + 1] : undefined,
  }
}

function Step({
  to,
  list,
  label,
  icon,
}: {
  readonly to: string | undefined
  readonly list: unknown
  readonly label: string
  readonly icon: typeof ChevronUpIcon
}) {
  if (!to) return <Button mode="ghost" padding={2} icon={icon} aria-label={label} disabled />
  return <Button as={Link} to={orderPath(to)} state={list} mode="ghost" padding={2} icon={icon} aria-label={label} />
}

/** `5 of 50 in Today`, and the way to the ones beside it. */
export function OrderNeighbors({
  neighbors: { place, before, after, list },
}: {
  readonly neighbors: ReturnType<typeof useNeighbors>
}) {
  if (!place) return null
  return (
    <>
      <span className="muted order-place">
        {place.at} of {place.of} in {place.view}
      </span>
      <Step to={before} list={list} label="Previous order" icon={ChevronUpIcon} />
      <Step to={after} list={list} label="Next order" icon={ChevronDownIcon} />
    </>
  )
}
