import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle'
import { FilterIcon } from '@sanity/icons/Filter'
import { Button } from '@sanity/ui'
import { EmptyState } from '@souk/ui'

export interface EmptyWords {
  readonly title: string
  readonly text: string
}

interface ListEmptyProps {
  readonly words: EmptyWords
  /** True while a search or a choice hides rows. */
  readonly narrowed: boolean
  /** How many rows the view holds without them. */
  readonly hidden: number | undefined
  readonly onDrop: () => void
}

/** Says which emptiness this is: nothing there, or filters that hide it. */
export function ListEmpty({ words, narrowed, hidden, onDrop }: ListEmptyProps) {
  if (!narrowed) return <EmptyState icon={CheckmarkCircleIcon} title={words.title} text={words.text} />
  return (
    <EmptyState
      icon={FilterIcon}
      title="Nothing matches"
      text={
        hidden === undefined ? 'There is more without the filters.' : `${hidden} without the search and the filters.`
      }
      action={<Button mode="ghost" text="Drop the filters" fontSize={1} padding={3} onClick={onDrop} />}
    />
  )
}
