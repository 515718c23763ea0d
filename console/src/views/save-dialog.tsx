import { Checkbox, Dialog, TextInput } from '@sanity/ui'
import { type FormEvent, useState } from 'react'
import { CommandEnd } from '../ui/command-end.tsx'
import { useCommand } from '../use-command.ts'

interface SaveDialogProps {
  /** The view that is changed; left out, a new one. */
  readonly view?: { readonly _id: string; readonly name: string; readonly shared: boolean }
  readonly page: string
  readonly search: string
  readonly onSaved: (viewId: string) => void
  readonly onClose: () => void
}

/** A name for what the list shows, and who sees it. */
export function SaveDialog({ view, page, search, onSaved, onClose }: SaveDialogProps) {
  const [name, setName] = useState(view?.name ?? '')
  const [shared, setShared] = useState(view?.shared ?? false)
  const command = useCommand()
  const save = (event: FormEvent) => {
    event.preventDefault()
    const input = { name: name.trim(), page, search, shared, ...(view ? { viewId: view._id } : {}) }
    command.mutate(
      { name: 'saveView', input },
      { onSuccess: (done) => done.kind === 'done' && onSaved((done.value as { viewId: string }).viewId) },
    )
  }
  return (
    <Dialog id="save-view" header={view ? 'Name and sharing' : 'Save this view'} width={0} onClose={onClose}>
      <form className="dialog-form" onSubmit={save}>
        <p className="muted">Its filters, sorting and columns. What was searched for is not kept.</p>
        <label htmlFor="view-name">
          Name
          <TextInput
            id="view-name"
            fontSize={1}
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <label className="check-line" htmlFor="view-shared">
          <Checkbox id="view-shared" checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />
          Everybody here sees it
        </label>
        <CommandEnd
          command={command}
          text={view ? 'Keep' : 'Save'}
          ready={name.trim() !== ''}
          missing={name.trim() === '' ? 'It needs a name.' : ''}
          onClose={onClose}
        />
      </form>
    </Dialog>
  )
}
