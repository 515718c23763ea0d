import { Button, Flex, Stack, Text, TextInput } from '@sanity/ui'
import type { RunCommand } from '@souk/kernel'
import { useLiveQuery } from '@souk/ui'
import { useId, useState } from 'react'
import { type DocumentActionComponent, useCurrentUser, useDocumentStore } from 'sanity'
import { returnVerbs, whyNotOnReturn } from '../../domain/allowed-returns.ts'
import type { Return } from '../../domain/documents.ts'
import { ExchangeForm } from '../../ui/index.ts'
import { TransferIcon } from './icons.ts'

interface Place {
  readonly _id: string
  readonly name: string
}
/** Read by the exchange action: what the places are called. */
const placesQuery = '*[_type == "stockLocation"] | order(_id asc) [0...200] {_id, name}'
/** Who may waive what an exchange costs more; the server decides again. */
const waivers = new Set(['administrator', 'manager'])

/** Sends something else for the units of a return, showing first what that does. Rests where it cannot be, and says why. */
export function exchangeAction(run: RunCommand): DocumentActionComponent {
  const useExchangeAction: DocumentActionComponent = ({ published }) => {
    const [open, setOpen] = useState(false)
    const user = useCurrentUser()
    if (!published) return null
    const found = published as unknown as Return
    const reason = whyNotOnReturn(found, 'exchange')?.refusal.message
    const close = (): void => setOpen(false)
    return {
      label: returnVerbs.exchange.title,
      icon: TransferIcon,
      shortcut: 'Ctrl+Alt+C',
      disabled: reason !== undefined,
      ...(reason !== undefined && { title: reason }),
      onHandle: () => setOpen(true),
      dialog: open && {
        type: 'dialog',
        header: `Exchange from ${found.orderNumber}`,
        width: 'medium',
        onClose: close,
        content: (
          <ExchangeAgreed
            found={found}
            run={run}
            mayWaive={user?.roles.some(({ name }) => waivers.has(name)) === true}
            onDone={close}
          />
        ),
      },
    }
  }
  return Object.assign(useExchangeAction, { displayName: 'Exchange' })
}

interface AgreedProps {
  readonly found: Return
  readonly run: RunCommand
  readonly mayWaive: boolean
  readonly onDone: () => void
}

function ExchangeAgreed({ found, run, mayWaive, onDone }: AgreedProps) {
  const places = useLiveQuery<Place>(useDocumentStore(), placesQuery, {})
  const names = new Map(places.state === 'ready' ? places.rows.map(({ _id, name }) => [_id, name]) : [])
  return (
    <ExchangeForm
      found={found}
      run={run}
      mayWaive={mayWaive}
      titleOf={(sku) => sku}
      placeName={(id) => names.get(id) ?? id}
      finder={(choose) => <AddSku onChoose={choose} />}
      onDone={onDone}
    />
  )
}

/** A field that takes a SKU as it is typed or scanned. */
function AddSku({ onChoose }: { readonly onChoose: (sku: string) => void }) {
  const [sku, setSku] = useState('')
  const id = useId()
  const add = (): void => {
    if (sku.trim() !== '') onChoose(sku.trim())
    setSku('')
  }
  return (
    <Flex gap={3} align="flex-end">
      <Stack gap={3} flex={1}>
        <Text as="label" size={1} htmlFor={id}>
          Send another SKU
        </Text>
        <TextInput
          id={id}
          fontSize={1}
          autoComplete="off"
          value={sku}
          onChange={(event) => setSku(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            add()
          }}
        />
      </Stack>
      <Button
        type="button"
        mode="ghost"
        fontSize={1}
        padding={3}
        text="Add"
        disabled={sku.trim() === ''}
        onClick={add}
      />
    </Flex>
  )
}
