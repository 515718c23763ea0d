import { Box, Button, Checkbox, Flex, Radio, Stack, Text, TextInput } from '@sanity/ui'
import { formatMoney, type Refusal, type RunCommand, ulid } from '@souk/kernel'
import { ErrorCard } from '@souk/ui'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { awaitsGoods } from '../domain/commands/exchange-return.ts'
import type { Return } from '../domain/documents.ts'
import { mostUnits } from '../domain/edit-draft.ts'
import { ExchangeEffect } from './exchange-effect.tsx'
import { type ExchangeWish, useExchangePreview, wishedLines } from './use-exchange-preview.ts'

export interface ExchangeFormProps {
  readonly found: Return
  readonly run: RunCommand
  /** Whether this person may waive what it costs more. */
  readonly mayWaive: boolean
  /** What a SKU is called. */
  readonly titleOf: (sku: string) => string
  readonly placeName: (id: string) => string
  /** A field that finds what is sold. */
  readonly finder: (choose: (sku: string) => void) => ReactNode
  readonly onDone: () => void
}

const wishOf = ({ lines }: Return): ExchangeWish =>
  Object.fromEntries(lines.map(({ sku, quantity, refunded }) => [sku, Math.max(0, quantity - refunded)]))

/**
 * Sends something else for the units of a return: first what comes back again, then whatever is chosen; what that does to
 * money and stock is shown before anything is agreed.
 */
export function ExchangeForm({ found, run, mayWaive, titleOf, placeName, finder, onDone }: ExchangeFormProps) {
  const [orderUlid] = useState(() => ulid(Date.now(), crypto.getRandomValues(new Uint8Array(10))))
  const [wish, setWish] = useState<ExchangeWish>(() => wishOf(found))
  const [waive, setWaive] = useState(false)
  const [after, setAfter] = useState(true)
  const [running, setRunning] = useState(false)
  const [refused, setRefused] = useState<Refusal>()
  const { asking, preview, refusal } = useExchangePreview(run, found._id, wish, waive)
  const awaits = awaitsGoods(found)
  const lines = wishedLines(wish)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!preview || running) return
    setRefused(undefined)
    setRunning(true)
    const agreed = {
      returnId: found._id,
      orderUlid,
      lines,
      send: awaits && after ? 'after' : 'now',
      expectedTotal: preview.totals.total,
    }
    const answer = await run(waive ? 'waiveExchange' : 'exchangeReturn', agreed)
    setRunning(false)
    if (answer.ok) onDone()
    else setRefused(answer.refusal)
  }
  const no = refused ?? refusal
  return (
    <Box as="form" onSubmit={(event: FormEvent) => void submit(event)} aria-label="Exchange">
      <Stack gap={5}>
        <Wishes wish={wish} titleOf={titleOf} onChange={setWish} />
        {finder((sku) => setWish({ ...wish, [sku]: Math.min(mostUnits, (wish[sku] ?? 0) + 1) }))}
        {awaits && <When after={after} onChange={setAfter} />}
        {mayWaive && (waive || (preview?.toPay ?? 0) > 0) && <Waive checked={waive} onChange={setWaive} />}
        <section aria-label="What it comes to" aria-busy={asking}>
          {preview ? (
            <ExchangeEffect preview={preview} placeName={placeName} />
          ) : (
            <Text size={1} muted>
              {lines.length === 0
                ? 'Choose what is sent instead.'
                : 'What it does to money and stock is shown here first.'}
            </Text>
          )}
        </section>
        {no && <ErrorCard kind="refusal" title="Not exchanged" text={no.message} />}
        <Flex gap={3} justify="flex-end" wrap="wrap">
          <Button type="button" mode="bleed" fontSize={1} padding={3} text="Not now" onClick={onDone} />
          <Button
            type="submit"
            fontSize={1}
            padding={3}
            text={
              preview && preview.toPay > 0
                ? `Exchange and ask for ${formatMoney({ amount: preview.toPay, currency: preview.currency })}`
                : 'Exchange'
            }
            disabled={!preview}
            loading={running}
          />
        </Flex>
      </Stack>
    </Box>
  )
}

interface WishesProps {
  readonly wish: ExchangeWish
  readonly titleOf: (sku: string) => string
  readonly onChange: (wish: ExchangeWish) => void
}

/** What is sent instead, and how many of each. */
function Wishes({ wish, titleOf, onChange }: WishesProps) {
  const id = useId()
  return (
    <Stack gap={3} as="section" aria-label="Sent instead">
      {Object.entries(wish).map(([sku, quantity]) => (
        <Flex key={sku} gap={3} align="center" justify="space-between">
          <Text as="label" size={1} htmlFor={`${id}-${sku}`}>
            {titleOf(sku)}
          </Text>
          <Box style={{ width: 88 }}>
            <TextInput
              id={`${id}-${sku}`}
              type="number"
              fontSize={1}
              min={0}
              max={mostUnits}
              value={String(quantity)}
              onChange={({ currentTarget }) => {
                const units = Math.trunc(currentTarget.valueAsNumber || 0)
                onChange({ ...wish, [sku]: Math.min(mostUnits, Math.max(0, units)) })
              }}
            />
          </Box>
        </Flex>
      ))}
    </Stack>
  )
}

/** Whether it waits for what is to come back. */
function When({ after, onChange }: { readonly after: boolean; readonly onChange: (after: boolean) => void }) {
  const id = useId()
  const choices = [
    { value: true, title: 'Send it once the goods are back' },
    { value: false, title: 'Send it now, before they are back' },
  ]
  return (
    <Stack gap={3} role="radiogroup" aria-label="When it is sent">
      {choices.map(({ value, title }) => (
        <Flex key={title} gap={3} align="center">
          <Radio id={`${id}-${title}`} name={`${id}-when`} checked={after === value} onChange={() => onChange(value)} />
          <Text as="label" size={1} htmlFor={`${id}-${title}`}>
            {title}
          </Text>
        </Flex>
      ))}
    </Stack>
  )
}

/** Whether the shop takes on itself what it costs more. */
function Waive({ checked, onChange }: { readonly checked: boolean; readonly onChange: (checked: boolean) => void }) {
  const id = useId()
  return (
    <Flex gap={3} align="center">
      <Checkbox id={id} checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <Text as="label" size={1} htmlFor={id}>
        Waive what it costs more
      </Text>
    </Flex>
  )
}
