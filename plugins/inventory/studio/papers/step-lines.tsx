import { Checkbox, Flex, Stack, Text, TextInput } from '@sanity/ui'
import { useId } from 'react'
import { useTranslation } from 'sanity'
import type { Paper, PaperAct } from '../../domain/papers/paper-kind.ts'
import type { TypedLine, TypedStep } from '../../domain/papers/step-draft.ts'
import { inventoryWords } from '../words.ts'

interface StepLinesProps<Travels extends Paper> {
  readonly paper: Travels
  readonly act: PaperAct<Travels>
  readonly typed: TypedStep['lines']
  /** What is wrong, by SKU. */
  readonly wrong: Readonly<Record<string, string>>
  readonly onChange: (sku: string, line: TypedLine) => void
}

/** Units of each line, as many as are left of it; what is wrong stands under the line that has it. */
export function StepLines<Travels extends Paper>({ paper, act, typed, wrong, onChange }: StepLinesProps<Travels>) {
  const { t } = useTranslation(inventoryWords)
  const id = useId()
  const { left, damaged, checks } = act
  if (!left) return null
  return (
    <Stack gap={4} as="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {paper.lines.map((line: Travels['lines'][number]) => {
        const { sku } = line
        const said = typed[sku] ?? { units: '', damaged: '' }
        const problem = { words: wrong[sku], id: `${id}-${sku}` }
        return (
          <Stack as="li" key={line._key} gap={2}>
            <Flex align="center" gap={3} wrap="wrap">
              <Text size={1} weight="medium" style={{ flex: 1, minWidth: 120 }}>
                {sku}
              </Text>
              <Units
                label={t('step.units', { sku })}
                value={said.units}
                problem={problem}
                onChange={(units) => onChange(sku, { ...said, units })}
              />
              <Text size={1} muted>
                {t('step.of', { left: left(line) })}
              </Text>
              {damaged && (
                <>
                  <Units
                    label={t('step.damaged', { sku })}
                    value={said.damaged}
                    problem={problem}
                    onChange={(broken) => onChange(sku, { ...said, damaged: broken })}
                  />
                  <Text size={1} muted>
                    {t('step.damaged-word')}
                  </Text>
                </>
              )}
              {checks && (
                <Flex align="center" gap={2}>
                  <Checkbox
                    id={`${problem.id}-check`}
                    aria-label={t('step.check', { sku })}
                    checked={said.check === true}
                    onChange={(event) => onChange(sku, { ...said, check: event.currentTarget.checked })}
                  />
                  <Text as="label" htmlFor={`${problem.id}-check`} size={1} muted>
                    {t('step.check-word')}
                  </Text>
                </Flex>
              )}
            </Flex>
            {problem.words && (
              <Text size={1} id={problem.id}>
                {problem.words}
              </Text>
            )}
          </Stack>
        )
      })}
    </Stack>
  )
}

interface UnitsProps {
  readonly label: string
  readonly value: string
  readonly problem: { readonly words: string | undefined; readonly id: string }
  readonly onChange: (value: string) => void
}

function Units({ label, value, problem, onChange }: UnitsProps) {
  return (
    <TextInput
      aria-label={label}
      {...(problem.words ? { 'aria-invalid': true, 'aria-describedby': problem.id } : {})}
      fontSize={1}
      inputMode="numeric"
      value={value}
      style={{ width: 64 }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
