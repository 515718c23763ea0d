import { Stack, Text } from '@sanity/ui'
import { type Column, DataTable } from '@souk/ui'
import { useTranslation } from 'sanity'
import type { LevelTurn } from '../../domain/papers/step-draft.ts'
import { inventoryWords } from '../words.ts'

interface StepEffectProps {
  readonly turns: readonly LevelTurn[]
  readonly placeName: (id: string) => string
}

/** How each level stands now and will stand after a step; what stays as it is is a middle dot. */
export function StepEffect({ turns, placeName }: StepEffectProps) {
  const { t } = useTranslation(inventoryWords)
  const turn = (name: 'free' | 'coming' | 'aside' | 'checking', title: string): Column<LevelTurn> => ({
    key: name,
    title,
    align: 'end',
    cell: ({ [name]: [before, after] }) => (before === after ? '·' : t('step.turn', { before, after })),
  })
  const columns: readonly Column<LevelTurn>[] = [
    { key: 'level', title: t('step.level'), cell: ({ sku, location }) => `${sku}, ${placeName(location)}` },
    turn('free', t('step.free')),
    turn('coming', t('step.coming')),
    turn('aside', t('step.aside')),
    // Most steps bring nothing there
    ...(turns.some(({ checking: [before, after] }) => before !== after) ? [turn('checking', t('step.checking'))] : []),
  ]
  return (
    <Stack gap={3} role="status">
      <Text size={1} weight="medium">
        {turns.length === 0 ? t('step.no-effect') : t('step.effect')}
      </Text>
      {turns.length > 0 && (
        <DataTable caption={t('step.effect')} columns={columns} rows={turns} rowKey={({ id }) => id} />
      )}
    </Stack>
  )
}
