import { Button } from '@sanity/ui'
import { Person, StateBadge } from '@souk/ui'
import { type FormEvent, useState } from 'react'
import { ChoiceField, Field } from '../content/fields.tsx'
import { CommandFailed, LoadingRows, ReadFailed } from '../ui/states.tsx'
import { type LakePerson, useProjectChange, useProjectList } from './lake-people.ts'
import { RemoveButton } from './remove-button.tsx'
import { staffRoles } from './role-words.ts'

const blank = { name: '', email: '', role: 'picker', password: '' }

function problemOf({ name, email, password }: typeof blank): string | undefined {
  if (name.trim() === '') return 'Give the name first.'
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) return 'The e-mail address is not complete.'
  return password.length < 12 ? 'A password has 12 characters at least.' : undefined
}

function AddPerson() {
  const [person, setPerson] = useState(blank)
  const change = useProjectChange()
  const set = (name: keyof typeof blank) => (value: string) => setPerson((before) => ({ ...before, [name]: value }))
  const problem = problemOf(person)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (problem || change.isPending) return
    change.mutate({ do: 'add', what: 'people', body: person }, { onSuccess: () => setPerson(blank) })
  }
  return (
    <form className="form" onSubmit={submit} aria-label="Add a person">
      <Field label="Name" value={person.name} onChange={set('name')} />
      <Field label="E-mail" type="email" value={person.email} onChange={set('email')} />
      <ChoiceField label="Role" value={person.role} choices={staffRoles} onChange={set('role')} />
      <Field label="First password" type="password" value={person.password} onChange={set('password')} />
      {change.isError ? <CommandFailed error={change.error} /> : null}
      <div className="form-end">
        <span className="muted">{person === blank ? '' : problem}</span>
        <Button type="submit" text="Add person" fontSize={1} padding={3} disabled={!!problem || change.isPending} />
      </div>
    </form>
  )
}

/** Who may sign in, with their role; administrators add and remove them here. */
export function PeopleList() {
  const people = useProjectList<LakePerson>('people', true)
  return (
    <section className="panel" aria-labelledby="people">
      <header>
        <h2 id="people">People</h2>
      </header>
      <div className="panel-body">
        {people.isError ? <ReadFailed error={people.error} onRetry={() => void people.refetch()} /> : null}
        {people.data === undefined && !people.isError ? <LoadingRows count={4} /> : null}
        <ul className="plain-list">
          {people.data?.map((person) => (
            <li key={person.id} className="split">
              <span className="person-line">
                <Person name={person.name} kind="staff" size={28} />
                <span>
                  <span className="strong">{person.name}</span>
                  <br />
                  <span className="muted">{person.email ?? 'without an e-mail address'}</span>
                </span>
              </span>
              <span className="person-line">
                <StateBadge title={person.roleTitle} tone="primary" />
                <RemoveButton what="people" id={person.id} name={person.name} verb="Remove" />
              </span>
            </li>
          ))}
        </ul>
        <h3>Add a person</h3>
        <AddPerson />
      </div>
    </section>
  )
}
