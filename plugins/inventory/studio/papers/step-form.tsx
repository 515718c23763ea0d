import { Box, Button, Flex, Select, Stack, Text, TextInput } from '@sanity/ui'
import { instant, type Refusal, type RunCommand } from '@souk/kernel'
import { ErrorCard, useLiveQuery } from '@souk/ui'
import { type FormEvent, useId, useState } from 'react'
import { useDocumentStore, useTranslation } from 'sanity'
import type { StockLevel } from '../../domain/documents.ts'
import type { Paper, PaperAct, PaperKind } from '../../domain/papers/paper-kind.ts'
import { previewStep, refusedAt, typedAtFirst, type TypedStep } from '../../domain/papers/step-draft.ts'
import { inventoryWords } from '../words.ts'
import { StepEffect } from './step-effect.tsx'
import { StepLines } from './step-lines.tsx'

/** Read by the form of a step: the levels that it may change. */
const levelsQuery =
  '*[_type == "stockLevel" && location in $places && variant in $variants] | order(_id asc) [0...1000]'

interface StepFormProps<Travels extends Paper> {
  readonly kind: PaperKind<Travels>
  readonly paper: Travels
  readonly act: PaperAct<Travels>
  readonly run: RunCommand
  readonly placeName: (id: string) => string
  readonly onClose: () => void
}

const placesOf = (paper: Paper): string[] =>
  paper._type === 'stockTransfer' ? [paper.from, paper.to] : [paper.location]

/** What is typed, what it would do by the command's own rules, and the way to send it. */
function useStep<Travels extends Paper>({ kind, paper, act, run, onClose }: StepFormProps<Travels>) {
  const levels = useLiveQuery<StockLevel>(useDocumentStore(), levelsQuery, {
    places: placesOf(paper),
    variants: paper.lines.map(({ variant }) => variant),
  })
  const [typed, setTyped] = useState(() => typedAtFirst(paper, act))
  const [running, setRunning] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const rows = levels.state === 'ready' ? levels.rows : undefined
  // The moment matters to nothing that is shown
  const preview = rows && previewStep(paper, act, typed, rows, instant(paper._updatedAt))
  const type = (change: Partial<TypedStep>): void => {
    setRefusal(undefined)
    setTyped({ ...typed, ...change })
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!preview?.ok || running) return
    setRunning(true)
    const answer = await run(act.command, { [kind.idField]: paper._id, ...preview.input })
    setRunning(false)
    if (answer.ok) onClose()
    else setRefusal(answer.refusal)
  }
  return { levels, typed, type, preview, refusal, running, submit }
}

/** One step of a transfer or a purchase order: what is said of it, and what it does to stock before it is done. */
export function StepForm<Travels extends Paper>(props: StepFormProps<Travels>) {
  const { paper, act, placeName, onClose } = props
  const { t } = useTranslation(inventoryWords)
  const { levels, typed, type, preview, refusal, running, submit } = useStep(props)
  const id = useId()
  const wrong = preview && !preview.ok ? preview.at : refusal ? refusedAt(refusal) : {}
  return (
    <Box as="form" onSubmit={submit} aria-label={act.text}>
      <Stack gap={4}>
        <Text size={1} muted>
          {act.meaning}
        </Text>
        <StepLines
          paper={paper}
          act={act}
          typed={typed.lines}
          wrong={wrong}
          onChange={(sku, line) => type({ lines: { ...typed.lines, [sku]: line } })}
        />
        {act.reasons && (
          <Stack gap={2}>
            <Text as="label" size={1} htmlFor={`${id}-why`}>
              {t('step.why')}
            </Text>
            <Select
              id={`${id}-why`}
              fontSize={1}
              value={typed.reason}
              onChange={(event) => type({ reason: event.currentTarget.value })}
            >
              {act.reasons.map(({ value, title }) => (
                <option key={value} value={value}>
                  {title}
                </option>
              ))}
            </Select>
          </Stack>
        )}
        <Stack gap={2}>
          <Text as="label" size={1} htmlFor={`${id}-note`}>
            {t('step.note')}
          </Text>
          <TextInput
            id={`${id}-note`}
            fontSize={1}
            maxLength={500}
            value={typed.note}
            onChange={(event) => type({ note: event.currentTarget.value })}
          />
        </Stack>
        {levels.state === 'failed' && <ErrorCard title={t('step.levels-failed')} text={levels.message} />}
        {preview?.ok && <StepEffect turns={preview.turns} placeName={placeName} />}
        {preview && !preview.ok && (
          <Text size={1} muted role="status">
            {preview.words}
          </Text>
        )}
        {refusal && <ErrorCard kind="refusal" title={t('step.refused')} text={refusal.message} />}
        <Flex gap={3} justify="flex-end" wrap="wrap">
          <Button type="button" mode="bleed" fontSize={1} padding={3} text={t('step.leave')} onClick={onClose} />
          <Button
            type="submit"
            fontSize={1}
            padding={3}
            text={act.text}
            disabled={!preview?.ok || running}
            loading={running}
          />
        </Flex>
      </Stack>
    </Box>
  )
}
