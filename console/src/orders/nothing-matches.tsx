import { FilterIcon } from '@sanity/icons/Filter'
import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle'
import { Button } from '@sanity/ui'
import { EmptyState } from '@souk/ui'
import type { QueueAddress } from './use-queue-address.ts'

interface NothingMatchesProps {
  readonly address: QueueAddress
  readonly view: string
  readonly viewName: string
  readonly all: Readonly<Record<string, number>> | undefined
}

const plain: Readonly<Record<string, string>> = {
  today: 'No order today yet',
  late: 'Nothing is late',
  to_pick: 'Nothing to pick',
  in_work: 'Nobody works on an order',
  on_the_way: 'Nothing is on the way',
  look: 'Nothing needs a look',
  all: 'No order yet',
}

/** Says which emptiness this is: filters that hide orders, or a view that holds none. */
export function NothingMatches({ address, view, viewName, all }: NothingMatchesProps) {
  const kinds = Object.keys(address.chosen)
  const filters = kinds.length + (address.search ? 1 : 0)
  if (filters === 0)
    return (
      <EmptyState
        icon={CheckmarkCircleIcon}
        title={plain[viewName] ?? 'Nothing here'}
        text="New orders show here by themselves."
      />
    )
  const hidden = all?.[viewName] ?? 0
  const drop = () => {
    for (const kind of kinds) address.choose(kind, undefined)
    if (address.search) address.find('')
  }
  return (
    <EmptyState
      icon={FilterIcon}
      title={`No order matches ${filters === 1 ? 'this filter' : `these ${filters} filters`}`}
      text={`${hidden} in “${view}” without ${filters === 1 ? 'it' : 'them'}.`}
      action={
        <Button
          mode="ghost"
          text={filters === 1 ? 'Drop that filter' : 'Drop the filters'}
          fontSize={1}
          padding={3}
          onClick={drop}
        />
      }
    />
  )
}
