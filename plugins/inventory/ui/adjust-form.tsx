import { Box, Button, Card, Flex, Select, Stack, Text, TextInput } from '@sanity/ui'
import { instant, type Refusal, type Result } from '@souk/kernel'
import { ErrorCard } from '@souk/ui'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { type AdjustmentReasonCode, adjustmentReasons } from '../domain/adjustment-reasons.ts'
import { adjust } from '../domain/commands/adjust.ts'
import type { StockLevel } from '../domain/documents.ts'

/** What the `adjustStock` command takes. */
export interface AdjustInput {
  readonly sku: string
  readonly location: string
  readonly delta?: number
  readonly counted?: number
  readonly reason: string
  /** The revision that the person saw. */
  readonly expectedRevision: string
}

export interface AdjustFormProps {
  /** At least one; the first is chosen at the start. */
  readonly levels: readonly StockLevel[]
  /** Names of places by id. */
  readonly places: Readonly<Record<string, string>>
  /** The reason that stands there first. */
  readonly reason?: AdjustmentReasonCode
  readonly onAdjust: (input: AdjustInput) => Promise<Result<unknown, Refusal>>
}

/** Changes a level by a number or to a count, with a reason. The domain says no before the server has to. */
export function AdjustForm({ levels, places, reason = 'correction', onAdjust }: AdjustFormProps) {
  const form = useAdjustment(levels, reason, onAdjust)
  const id = useId()
  const place = places[form.level.location] ?? form.level.location
  return (
    <Card border radius={2} padding={4} as="form" onSubmit={form.submit} aria-label="Adjust stock">
      <Stack gap={4}>
        <Flex align="center" justify="space-between" gap={3}>
          <Text size={1} weight="semibold">
            Adjust at {place}
          </Text>
          <Text size={1} muted>
            now {form.level.onHand} on hand
          </Text>
        </Flex>
        <Flex gap={3} align="flex-end" wrap="wrap">
          {levels.length > 1 && (
            <Field id={`${id}-place`} title="Place" grow>
              <Select
                id={`${id}-place`}
                fontSize={1}
                value={form.level.location}
                onChange={(event) => form.setLocation(event.currentTarget.value)}
              >
                {levels.map(({ location }) => (
                  <option key={location} value={location}>
                    {places[location] ?? location}
                  </option>
                ))}
              </Select>
            </Field>
          )}
          <Field id={`${id}-units`} title={form.counts ? 'Counted' : 'Change by'}>
            <TextInput
              id={`${id}-units`}
              fontSize={1}
              inputMode="numeric"
              value={form.units}
              onChange={(event) => form.setUnits(event.currentTarget.value)}
              {...(form.problem !== undefined && { customValidity: form.problem })}
              style={{ width: 96 }}
            />
          </Field>
          <Field id={`${id}-reason`} title="Because" grow>
            <Select
              id={`${id}-reason`}
              fontSize={1}
              value={form.reason}
              onChange={(event) => form.setReason(event.currentTarget.value)}
            >
              {Object.entries(adjustmentReasons).map(([code, { title }]) => (
                <option key={code} value={code}>
                  {title}
                </option>
              ))}
            </Select>
          </Field>
          <Button
            type="submit"
            text="Save"
            loading={form.saving}
            disabled={form.problem !== undefined || form.saving}
          />
        </Flex>
        {form.problem && (
          <Card tone="critical" role="alert" style={{ background: 'none' }}>
            <Text size={1}>{form.problem}</Text>
          </Card>
        )}
        {form.refusal && <ErrorCard kind="refusal" title="Not changed" text={form.refusal.message} />}
        {form.saved && (
          <Text size={1} muted role="status">
            {form.saved}
          </Text>
        )}
      </Stack>
    </Card>
  )
}

function Field(props: { id: string; title: string; grow?: boolean; children: ReactNode }) {
  return (
    <Box flex={props.grow ? 1 : 'none'} style={props.grow ? { minWidth: 140 } : {}}>
      <Stack gap={2}>
        <Text as="label" htmlFor={props.id} size={0} weight="medium">
          {props.title}
        </Text>
        {props.children}
      </Stack>
    </Box>
  )
}

/** What the form holds: the fields, what the domain says to them, and how saving went. */
function useAdjustment(
  levels: readonly StockLevel[],
  firstReason: AdjustmentReasonCode,
  onAdjust: AdjustFormProps['onAdjust'],
) {
  const [location, setLocation] = useState('')
  const [units, setUnits] = useState('')
  const [reason, setReason] = useState<string>(firstReason)
  const [saving, setSaving] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const [saved, setSaved] = useState<string>()
  const [asked, setAsked] = useState(false)
  const level = levels.find((each) => each.location === location) ?? levels[0]
  if (!level) throw new RangeError('the adjust form needs a level')
  const counts = reason === 'count'
  const number = readUnits(units)
  const input = number === undefined ? undefined : inputOf(level, reason, counts, number)
  const silent = units.trim() === '' && !asked
  const problem = silent ? undefined : problemOf(level, input)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!input || problem) return setAsked(true)
    setSaving(true)
    setRefusal(undefined)
    setSaved(undefined)
    const answer = await onAdjust(input)
    setSaving(false)
    if (!answer.ok) return setRefusal(answer.refusal)
    setUnits('')
    setAsked(false)
    setSaved('Saved. The movement is in the list below.')
  }
  return {
    level,
    units,
    reason,
    counts,
    problem,
    refusal,
    saved,
    saving,
    setLocation,
    setUnits,
    setReason,
    submit,
  }
}

/** A whole number with an ordinary or a typographic minus; undefined for anything else. */
function readUnits(text: string): number | undefined {
  const plain = text.trim().replace('−', '-')
  return /^[+-]?\d{1,7}$/.test(plain) ? Number(plain) : undefined
}

function inputOf(level: StockLevel, reason: string, counts: boolean, units: number): AdjustInput {
  const change = counts ? { counted: units } : { delta: units }
  return { sku: level.sku, location: level.location, reason, ...change, expectedRevision: level._rev }
}

/** Asks the domain what the command would say; the server decides again by the facts it has then. */
function problemOf(level: StockLevel, input: AdjustInput | undefined): string | undefined {
  if (!input) return 'Write a whole number.'
  if (input.counted !== undefined && input.counted < 0) return 'A count is zero or more.'
  const issued = { commandId: 'preview', actor: { kind: 'staff' as const, id: 'preview', name: '' } }
  const answer = adjust(level, { ...issued, ...input }, instant(level._updatedAt))
  return answer.ok ? undefined : answer.refusal.message
}
