import { Button, Dialog, TextInput } from '@sanity/ui'
import { useCan } from '@refinedev/core'
import { afterDot } from '@souk/kernel'
import { confirmationOf, type Customer } from '@souk/customers'
import { type FormEvent, useState } from 'react'
import { Act } from '../ui/act.tsx'
import { saveFile } from '../ui/save-file.ts'
import { CommandEnd } from '../ui/command-end.tsx'
import { useCommand } from '../use-command.ts'

interface EraseDialogProps {
  readonly customer: Customer
  readonly onClose: () => void
}

/** What goes, what stays and why, and the word that says whom it is about. */
function EraseDialog({ customer, onClose }: EraseDialogProps) {
  const [typed, setTyped] = useState('')
  const command = useCommand()
  const expected = confirmationOf(customer)
  const ready = typed.trim().toLowerCase() === expected.toLowerCase() && !command.isPending
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    const input = { customerId: customer._id, confirmation: typed }
    command.mutate({ name: 'forgetCustomer', input }, { onSuccess: (outcome) => outcome.kind === 'done' && onClose() })
  }
  return (
    <Dialog id="erase" header={`Erase ${customer.name || 'this customer'}`} width={0} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit}>
        <p>
          <strong>Goes for good:</strong> name, contacts, addresses, consents, sign-in and devices; the same in their
          orders, messages and tickets, with everything that was written there.
        </p>
        <p>
          <strong>Stays:</strong> orders with their goods, sums and taxes, country and region. The books must add up,
          and the law wants them kept. Nothing of it names the person any more.
        </p>
        <label htmlFor="erase-confirmation">
          <span>
            Type <strong className="mono">{expected}</strong> to confirm
          </span>
          <TextInput
            id="erase-confirmation"
            value={typed}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        <CommandEnd command={command} tone="critical" text="Erase for good" ready={ready} onClose={onClose} />
      </form>
    </Dialog>
  )
}

/** What staff do for a person who asked them to: hand out all that is kept of them, or erase it. Both are entered in the book. */
export function CustomerActs({ customer }: { readonly customer: Customer }) {
  const [erasing, setErasing] = useState(false)
  const { data: can } = useCan({ resource: 'customer', action: 'forgetCustomer' })
  const { _id: customerId } = customer
  const save = (value: unknown) =>
    saveFile(`customer-${afterDot(customerId)}.json`, JSON.stringify(value, undefined, 2), 'application/json')
  return (
    <>
      <h3>Their data</h3>
      <p className="muted">
        Customers export and erase their data themselves, in their account. Do it for them when they ask you to and you
        know that it is them.
      </p>
      <div className="drawer-acts">
        <Act
          resource="customer"
          command="exportCustomer"
          input={{ customerId }}
          text="Export as JSON"
          done="The file is in your downloads. It holds everything about this person: hand it to nobody else."
          onDone={save}
        />
        {can?.can === false ? (
          <p className="act-locked muted">Erase: {can.reason}</p>
        ) : (
          <Button
            mode="ghost"
            tone="critical"
            text="Erase personal data…"
            fontSize={1}
            padding={3}
            onClick={() => setErasing(true)}
          />
        )}
      </div>
      {erasing ? <EraseDialog customer={customer} onClose={() => setErasing(false)} /> : null}
    </>
  )
}
