import { TextInput } from '@sanity/ui'
import type { Actor } from '@souk/kernel'
import { auditPeopleQuery } from '../queries.ts'
import { ListBar, type ListChoice } from '../ui/list-bar.tsx'
import type { Address } from '../ui/use-address.ts'
import { documentKinds } from './audit-documents.ts'
import { useLiveQuery } from '../use-live-query.ts'

interface AuditBarProps {
  readonly address: Address
  /** Words of the commands, by name. */
  readonly titles: ReadonlyMap<string, string>
}

const lately = 1000

/** Everybody who is in the book lately, and whoever the address asks for. */
function usePeople(): ReadonlyMap<string, string> {
  const { data } = useLiveQuery<readonly Actor[]>({
    name: 'auditPeople',
    groq: auditPeopleQuery,
    params: { limit: lately },
    types: ['auditEntry'],
  })
  return new Map(data?.filter(({ kind }) => kind !== 'shopper').map(({ id, name }) => [id, name || id]))
}

const choice = (name: string, title: string, words: ReadonlyMap<string, string>): ListChoice => ({
  name,
  title,
  choices: [...words].map(([value, each]) => ({ value, title: each })).sort((a, b) => a.title.localeCompare(b.title)),
  filter: (value) => ({ field: name, operator: 'eq', value }),
})

/** Whose acts, which command, what about, and of which day. */
export function AuditBar({ address, titles }: AuditBarProps) {
  const people = usePeople()
  return (
    <ListBar
      address={address}
      search={{ placeholder: 'Order, ticket, SKU, paper, id' }}
      choices={[
        choice('person', 'Person', people),
        choice('command', 'Command', titles),
        choice('kind', 'Kind', documentKinds),
      ]}
    >
      <div className="day-field">
        <TextInput
          type="date"
          aria-label="Day"
          fontSize={1}
          padding={3}
          value={address.read('day')}
          onChange={(event) => address.change({ day: event.currentTarget.value })}
        />
      </div>
    </ListBar>
  )
}
