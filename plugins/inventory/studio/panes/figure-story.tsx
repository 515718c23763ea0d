import { Box, Button, Card, Flex, Stack, Text, TextInput } from '@sanity/ui'
import { DataTable, ErrorCard, formatDay, formatTime, useLiveQuery } from '@souk/ui'
import { useId, useState } from 'react'
import { useDocumentStore, useTranslation } from 'sanity'
import {
  accountWords,
  type PurchaseOrder,
  type StockLevel,
  type StockMovement,
  type StockTransfer,
} from '../../domain/documents.ts'
import { incomingAt, type IncomingStep, incomingSteps } from '../../domain/incoming.ts'
import { accountsAt } from '../../domain/ledger.ts'
import { insideAccounts } from '../../domain/level.ts'
import { type CardFigure, MovementList, movementLines } from '../../ui/index.ts'
import { inventoryWords } from '../words.ts'

/** Read by the story of a figure: every movement of a level, and of the papers that lead to its place. */
const movementsQuery = `*[
  _type == "stockMovement" && $sku in entries[].sku && ($location in entries[].location || cause.kind == "transfer")
] | order(at desc)[0...2000]`

/** Read by the story of a figure: the papers that bring a SKU to a place. */
const papersQuery = `*[
  _type in ["stockTransfer", "purchaseOrder"] && $sku in lines[].sku && coalesce(to, location) == $location
] | order(openedAt desc)[0...500]`

interface FigureStoryProps {
  readonly level: StockLevel
  readonly figure: CardFigure
  readonly place: string
  readonly onClose: () => void
}

/** Why a figure of a level is what it is: every step that led there from nothing, and how it stood at any moment. */
export function FigureStory({ level, figure, place, onClose }: FigureStoryProps) {
  const store = useDocumentStore()
  const { t } = useTranslation(inventoryWords)
  const { sku, location } = level
  const movements = useLiveQuery<StockMovement>(store, movementsQuery, { sku, location })
  const papers = useLiveQuery<StockTransfer | PurchaseOrder>(store, papersQuery, { sku, location })
  const units = figure === 'incoming' ? level.incoming : insideAccounts[figure](level)
  const name = figure === 'incoming' ? t('why.coming') : accountWords[figure]
  const failed = [movements, papers].find((each) => each.state === 'failed')
  return (
    <Card border radius={2} padding={4} as="section" aria-label={t('why.title', { units, name, place })}>
      <Stack gap={4}>
        <Flex align="center" justify="space-between" gap={3}>
          <Text as="h2" size={1} weight="semibold">
            {t('why.title', { units, name, place })}
          </Text>
          <Button mode="bleed" fontSize={1} padding={2} text={t('why.close')} onClick={onClose} />
        </Flex>
        {failed?.state === 'failed' && <ErrorCard title={t('why.failed')} text={failed.message} />}
        {movements.state === 'ready' && papers.state === 'ready' && (
          <Steps level={level} figure={figure} place={place} movements={movements.rows} papers={papers.rows} />
        )}
      </Stack>
    </Card>
  )
}

interface StepsProps extends Omit<FigureStoryProps, 'onClose'> {
  readonly movements: readonly StockMovement[]
  readonly papers: readonly (StockTransfer | PurchaseOrder)[]
}

function Steps({ level, figure, place, movements, papers }: StepsProps) {
  const own = movements.flatMap((movement) => {
    const entries = movement.entries.filter(({ sku, location }) => sku === level.sku && location === level.location)
    return entries.length > 0 ? [{ ...movement, entries }] : []
  })
  if (figure === 'incoming') {
    const steps = incomingSteps(level, papers, movements)
    return (
      <>
        <Then unitsAt={(moment) => incomingAt(level.incoming, steps, moment)} />
        <IncomingTable steps={steps} />
      </>
    )
  }
  const lines = movementLines(own, level.sku, { [level.location]: insideAccounts[figure](level) }, figure)
  return (
    <>
      <Then unitsAt={(moment) => accountsAt(level, own, moment)[figure]} />
      <MovementList lines={lines} places={{ [level.location]: place }} account={figure} />
    </>
  )
}

/** How the figure stood at a moment that somebody names. */
function Then({ unitsAt }: { readonly unitsAt: (moment: string) => number }) {
  const { t } = useTranslation(inventoryWords)
  const id = useId()
  const [typed, setTyped] = useState('')
  const moment = Number.isNaN(Date.parse(typed)) ? undefined : new Date(typed).toISOString()
  return (
    <Flex align="center" gap={3} wrap="wrap">
      <Text as="label" size={1} htmlFor={id}>
        {t('why.then')}
      </Text>
      <Box>
        <TextInput
          id={id}
          type="datetime-local"
          fontSize={1}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Box>
      {moment !== undefined && (
        <Text size={1} weight="medium" role="status">
          {t('why.stood', { units: unitsAt(moment) })}
        </Text>
      )}
    </Flex>
  )
}

const kinds = {
  sent: 'why.sent',
  ordered: 'why.ordered',
  arrived: 'why.arrived',
  'not coming': 'why.not-coming',
} as const

function IncomingTable({ steps }: { readonly steps: readonly IncomingStep[] }) {
  const { t } = useTranslation(inventoryWords)
  return (
    <DataTable
      caption={t('why.brings')}
      rows={steps}
      rowKey={({ key }) => key}
      columns={[
        { key: 'at', title: t('why.when'), cell: ({ at }) => `${formatDay(at)} ${formatTime(at)}` },
        {
          key: 'what',
          title: t('why.what'),
          cell: ({ what, reference }) => [t(kinds[what]), reference].filter(Boolean).join(', '),
        },
        {
          key: 'effect',
          title: t('why.effect'),
          align: 'end',
          cell: ({ effect }) => (effect > 0 ? `+${effect}` : effect),
        },
        { key: 'balance', title: t('why.after'), align: 'end', cell: ({ balance }) => balance },
      ]}
    />
  )
}
