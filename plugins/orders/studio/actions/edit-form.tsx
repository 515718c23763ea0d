import { Box, Button, Flex, Stack, Text, TextInput } from '@sanity/ui'
import { formatMoney, type Refusal, type RunCommand } from '@souk/kernel'
import { ErrorCard, useLiveQuery } from '@souk/ui'
import { type FormEvent, useId, useState } from 'react'
import { useDocumentStore } from 'sanity'
import type { Fulfillment, Order } from '../../domain/documents.ts'
import {
  changesOf,
  type EditRow,
  editRows,
  type EditWish,
  mostUnits,
  withOneMore,
  withUnits,
} from '../../domain/edit-draft.ts'
import { EditEffect } from '../../ui/index.ts'
import { useEditPreview } from '../use-edit-preview.ts'

interface Place {
  readonly _id: string
  readonly name: string
}
/** Read by the edit action: what the places are called. */
const placesQuery = '*[_type == "stockLocation"] | order(_id asc) [0...200] {_id, name}'

interface EditFormProps {
  readonly order: Order
  readonly fulfillments: readonly Fulfillment[]
  readonly run: RunCommand
  readonly onDone: () => void
}

/** Lines with their units, what a change of them does to money and stock, and why it is made; then it is applied or discarded. */
export function EditForm({ order, fulfillments, run, onDone }: EditFormProps) {
  const [wish, setWish] = useState<EditWish>({})
  const [reason, setReason] = useState('')
  const [running, setRunning] = useState(false)
  const [refused, setRefused] = useState<Refusal>()
  const rows = editRows(order, fulfillments, wish)
  const lines = changesOf(rows)
  const { asking, preview, refusal } = useEditPreview(run, order, lines)
  const places = useLiveQuery<Place>(useDocumentStore(), placesQuery, {})
  const names = new Map(places.state === 'ready' ? places.rows.map(({ _id, name }) => [_id, name]) : [])
  const said = reason.trim()
  const missing = lines.length === 0 ? 'Change something first.' : said === '' ? 'Say why first.' : ''
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (missing !== '' || !preview || running) return
    setRefused(undefined)
    setRunning(true)
    const shown = { expectedRevision: preview.revision, expectedTotal: preview.totals.after.total }
    const answer = await run('editOrder', { orderId: order._id, lines, reason: said, ...shown })
    setRunning(false)
    if (answer.ok) onDone()
    else setRefused(answer.refusal)
  }
  const no = refused ?? refusal
  return (
    <Box as="form" onSubmit={(event: FormEvent) => void submit(event)} aria-label="Edit order">
      <Stack gap={5}>
        <EditUnits rows={rows} wish={wish} onChange={setWish} />
        <section style={{ fontSize: 13 }} aria-label="What it comes to" aria-busy={asking}>
          {preview ? (
            <EditEffect preview={preview} placeName={(id) => names.get(id) ?? id} />
          ) : (
            <Text size={1} muted>
              What a change does to money and stock is shown here first.
            </Text>
          )}
        </section>
        <Why value={reason} onChange={setReason} />
        {no && <ErrorCard kind="refusal" title="Not changed" text={no.message} />}
        <Flex gap={3} justify="flex-end" align="center" wrap="wrap">
          <Text size={1} muted role="status">
            {missing}
          </Text>
          <Button type="button" mode="bleed" fontSize={1} padding={3} text="Discard" onClick={onDone} />
          <Button
            type="submit"
            fontSize={1}
            padding={3}
            text={
              preview && preview.money.refund > 0
                ? `Change and refund ${formatMoney({ amount: preview.money.refund, currency: preview.currency })}`
                : 'Change the order'
            }
            disabled={missing !== '' || !preview}
            loading={running}
          />
        </Flex>
      </Stack>
    </Box>
  )
}

function Why({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const id = useId()
  return (
    <Stack gap={3}>
      <Text as="label" size={1} htmlFor={id}>
        Why
      </Text>
      <TextInput id={id} fontSize={1} maxLength={200} value={value} onChange={(e) => onChange(e.currentTarget.value)} />
    </Stack>
  )
}

interface UnitsProps {
  readonly rows: readonly EditRow[]
  readonly wish: EditWish
  readonly onChange: (wish: EditWish) => void
}

/** The order's lines with their units, and a field that adds one more of a SKU. */
function EditUnits({ rows, wish, onChange }: UnitsProps) {
  const [sku, setSku] = useState('')
  const id = useId()
  const add = (): void => {
    if (sku.trim() !== '') onChange(withOneMore(rows, wish, sku.trim()))
    setSku('')
  }
  return (
    <Stack gap={4} as="section" aria-label="Lines of the order">
      {rows.map((row) => (
        <Flex key={row.sku} gap={3} align="center" justify="space-between">
          <Stack gap={2}>
            <Text as="label" size={1} htmlFor={`${id}-${row.sku}`}>
              {row.title ?? row.sku}
            </Text>
            <Text size={1} muted>
              {[
                row.sku,
                row.before === row.wanted ? '' : `was ${row.before}`,
                row.least > 0 ? `${row.least} begun` : '',
              ]
                .filter(Boolean)
                .join(', ')}
            </Text>
          </Stack>
          <Box style={{ width: 88 }}>
            <TextInput
              id={`${id}-${row.sku}`}
              type="number"
              fontSize={1}
              min={row.least}
              max={mostUnits}
              value={String(row.wanted)}
              onChange={(event) => onChange(withUnits(wish, row, event.currentTarget.valueAsNumber))}
            />
          </Box>
        </Flex>
      ))}
      <Flex gap={3} align="flex-end">
        <Stack gap={3} flex={1}>
          <Text as="label" size={1} htmlFor={`${id}-add`}>
            Add by SKU
          </Text>
          <TextInput
            id={`${id}-add`}
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
    </Stack>
  )
}
