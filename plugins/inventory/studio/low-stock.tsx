import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle'
import { Box, Button, Container, Dialog, Flex, Heading, Stack } from '@sanity/ui'
import type { RunCommand } from '@souk/kernel'
import { type Column, DataTable, EmptyState, ErrorCard, useLiveQuery } from '@souk/ui'
import { type ComponentType, useState } from 'react'
import { useDocumentStore, useTranslation } from 'sanity'
import { IntentLink } from 'sanity/router'
import type { StockLevel } from '../domain/documents.ts'
import { available } from '../domain/level.ts'
import { AdjustForm } from '../ui/index.ts'
import { inventoryWords } from './words.ts'

/** Read by the tool: levels at or below their reorder point, scarcest first, with the names of their places. */
const lowQuery = `*[
  _type == "stockLevel" && defined(reorderPoint) && onHand - reserved - committed - unavailable <= reorderPoint
] | order(onHand - reserved - committed - unavailable asc, sku asc) [0...200] {
  ..., "place": *[_type == "stockLocation" && _id == ^.location][0].name
}`

type LowLevel = StockLevel & { readonly place: string | null }
type Reason = 'count' | 'received'
interface Chosen {
  readonly level: LowLevel
  readonly reason: Reason
}

const placeOf = ({ place, location }: LowLevel): string => place ?? location

/** Makes the tool "Running low": what is short, live, with the forms that count and receive it. */
export function lowStock(run: RunCommand): ComponentType {
  return function LowStock() {
    const { t } = useTranslation(inventoryWords)
    const levels = useLiveQuery<LowLevel>(useDocumentStore(), lowQuery, {})
    const [chosen, setChosen] = useState<Chosen>()
    return (
      <Box padding={4} overflow="auto" height="fill">
        <Container width={3}>
          <Stack gap={4}>
            <Heading as="h1" size={2}>
              {t('low.title')}
            </Heading>
            {levels.state === 'failed' && <ErrorCard title={t('low.failed')} text={levels.message} />}
            {levels.state === 'ready' && <LowTable rows={levels.rows} onChoose={setChosen} />}
          </Stack>
        </Container>
        {chosen && <Adjusting {...chosen} run={run} onClose={() => setChosen(undefined)} />}
      </Box>
    )
  }
}

function LowTable({
  rows,
  onChoose,
}: {
  readonly rows: readonly LowLevel[]
  readonly onChoose: (chosen: Chosen) => void
}) {
  const { t } = useTranslation(inventoryWords)
  const act = (level: LowLevel, reason: Reason, word: string) => (
    <Button
      mode="ghost"
      fontSize={1}
      padding={2}
      text={word}
      aria-label={t('low.act-on', { act: word, sku: level.sku, place: placeOf(level) })}
      onClick={() => onChoose({ level, reason })}
    />
  )
  const columns: readonly Column<LowLevel>[] = [
    {
      key: 'sku',
      title: t('low.sku'),
      cell: ({ _id: id, sku }) => (
        <IntentLink intent="edit" params={{ id, type: 'stockLevel' }}>
          {sku}
        </IntentLink>
      ),
    },
    { key: 'place', title: t('low.place'), cell: placeOf },
    { key: 'free', title: t('low.free'), align: 'end', cell: available },
    { key: 'reorder', title: t('low.reorder'), align: 'end', cell: ({ reorderPoint = 0 }) => reorderPoint },
    { key: 'coming', title: t('low.coming'), align: 'end', cell: ({ incoming }) => incoming || '·' },
    {
      key: 'act',
      title: t('low.act'),
      cell: (level) => (
        <Flex gap={2}>
          {act(level, 'count', t('low.count'))}
          {act(level, 'received', t('low.receive'))}
        </Flex>
      ),
    },
  ]
  return (
    <DataTable
      caption={t('low.title')}
      columns={columns}
      rows={rows}
      rowKey={({ _id }) => _id}
      empty={<EmptyState icon={CheckmarkCircleIcon} title={t('low.none')} text={t('low.none-text')} />}
    />
  )
}

interface AdjustingProps extends Chosen {
  readonly run: RunCommand
  readonly onClose: () => void
}

/** The form of an adjustment; it closes once the command is done. */
function Adjusting({ level, reason, run, onClose }: AdjustingProps) {
  const { t } = useTranslation(inventoryWords)
  const place = placeOf(level)
  const act = t(reason === 'count' ? 'low.count' : 'low.receive')
  return (
    <Dialog
      id="low-stock"
      header={t('low.act-on', { act, sku: level.sku, place })}
      width={1}
      onClose={onClose}
      onClickOutside={onClose}
    >
      <Box padding={4}>
        <AdjustForm
          levels={[level]}
          places={{ [level.location]: place }}
          reason={reason}
          onAdjust={async (input) => {
            const answer = await run('adjustStock', input)
            if (answer.ok) onClose()
            return answer
          }}
        />
      </Box>
    </Dialog>
  )
}
