import { Button, Card, Flex, Stack, Text, TextInput } from '@sanity/ui'
import { instant, type RunCommand, type Refusal, type Result } from '@souk/kernel'
import { ErrorCard } from '@souk/ui'
import { type FormEvent, useId, useState } from 'react'
import { setReorderPoint, setSafetyStock } from '../domain/commands/set-marks.ts'
import type { StockLevel } from '../domain/documents.ts'
import { available } from '../domain/level.ts'

interface Mark {
  readonly title: string
  readonly meaning: string
  readonly command: string
  readonly now: (level: StockLevel) => number | undefined
  /** May be left empty: then there is none. */
  readonly none?: string
  /** What the command would say, and how many are free then. */
  readonly preview: (level: StockLevel, units: number | undefined) => Result<number, Refusal>
}

const previewer = { commandId: 'preview', actor: { kind: 'staff' as const, id: 'preview', name: '' } }

/** What staff set of a level, beside what lies there. */
export const stockMarks = {
  safety: {
    title: 'Safety stock',
    meaning: 'Units kept back from shoppers.',
    command: 'setSafetyStock',
    now: ({ safetyStock = 0 }) => safetyStock,
    preview: (level, units = 0) => {
      const decided = setSafetyStock(level, { ...previewer, units }, instant(level._updatedAt))
      return decided.ok ? { ok: true, value: available(decided.value.level) } : decided
    },
  },
  reorder: {
    title: 'Reorder point',
    meaning: 'Staff are told when this many are free, or fewer. Leave it empty to be told never.',
    command: 'setReorderPoint',
    now: ({ reorderPoint }) => reorderPoint,
    none: 'never',
    preview: (level, units) => {
      const decided = setReorderPoint(level, units === undefined ? {} : { units })
      return decided.ok ? { ok: true, value: available(level) } : decided
    },
  },
} as const satisfies Readonly<Record<string, Mark>>
export type StockMark = keyof typeof stockMarks

export interface MarkFormProps {
  readonly level: StockLevel
  readonly mark: StockMark
  readonly run: RunCommand
}

/** The units that were typed: undefined for none, null for what is no number. */
export function readMark(text: string, none: boolean): number | undefined | null {
  const plain = text.trim()
  if (plain === '') return none ? undefined : null
  return /^\d{1,6}$/.test(plain) ? Number(plain) : null
}

/** Sets one mark of a level; says what it does before it is done. */
export function MarkForm({ level, mark, run }: MarkFormProps) {
  const row: Mark = stockMarks[mark]
  const now = row.now(level)
  const id = useId()
  const [typed, setTyped] = useState<string>()
  const [saving, setSaving] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const units = readMark(typed ?? String(now ?? ''), row.none !== undefined)
  const preview = units === null ? undefined : row.preview(level, units)
  const same = units === now
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (units === null || !preview?.ok || same || saving) return
    setSaving(true)
    setRefusal(undefined)
    const { sku, location, _rev: expectedRevision } = level
    const answer = await run(row.command, { sku, location, units: units ?? null, expectedRevision })
    setSaving(false)
    if (answer.ok) setTyped(undefined)
    else setRefusal(answer.refusal)
  }
  return (
    <Card border radius={2} padding={3} as="form" onSubmit={submit} aria-label={row.title}>
      <Stack gap={3}>
        <Flex align="center" gap={3}>
          <Text as="label" htmlFor={id} size={1} weight="medium" style={{ flex: 1 }}>
            {row.title}
          </Text>
          <TextInput
            id={id}
            fontSize={1}
            inputMode="numeric"
            value={typed ?? String(now ?? '')}
            placeholder={row.none ?? '0'}
            onChange={(event) => setTyped(event.currentTarget.value)}
            style={{ width: 72 }}
          />
          <Button
            type="submit"
            mode="ghost"
            text="Set"
            fontSize={1}
            loading={saving}
            disabled={same || saving || !preview?.ok}
          />
        </Flex>
        <Text size={1} muted role="status">
          {preview === undefined
            ? 'Write a whole number, 0 or more.'
            : !preview.ok
              ? preview.refusal.message
              : preview.value === available(level)
                ? row.meaning
                : `Available ${available(level)} becomes ${preview.value}.`}
        </Text>
        {refusal && <ErrorCard kind="refusal" title="Not changed" text={refusal.message} />}
      </Stack>
    </Card>
  )
}
