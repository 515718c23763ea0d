import { Box, Container, Flex, Heading, Stack, Text } from '@sanity/ui'
import type { RunCommand } from '@souk/kernel'
import { type Column, DataTable, StateBadge, Timeline } from '@souk/ui'
import type { ComponentType } from 'react'
import { useDocumentStore, useTranslation } from 'sanity'
import type { UserViewComponent } from 'sanity/structure'
import type { Paper, PaperKind } from '../../domain/papers/paper-kind.ts'
import { travelEvents } from '../../domain/travel-events.ts'
import { inventoryWords } from '../words.ts'
import { PaperActs } from './paper-acts.tsx'
import { usePlaceNames } from './place-names.ts'

/** Makes the view of a transfer or a purchase order: how far it came, what may be done, what is on it, who did what. */
export function paperView<Travels extends Paper>(kind: PaperKind<Travels>, run: RunCommand): UserViewComponent {
  const View: ComponentType<{ document: { displayed: Record<string, unknown> } }> = ({ document: { displayed } }) => (
    <Box padding={4} overflow="auto" height="fill">
      <Container width={2}>
        {displayed['state'] === undefined ? null : (
          <Overview kind={kind} paper={displayed as unknown as Travels} run={run} />
        )}
      </Container>
    </Box>
  )
  return View as UserViewComponent
}

function Overview<Travels extends Paper>({
  kind,
  paper,
  run,
}: {
  readonly kind: PaperKind<Travels>
  readonly paper: Travels
  readonly run: RunCommand
}) {
  const { t } = useTranslation(inventoryWords)
  const placeName = usePlaceNames(useDocumentStore())
  const state = kind.lifecycle[paper.state]
  type Line = Travels['lines'][number]
  const cameTo = (line: Line): string => {
    const counts = kind.countsOf(line).filter(([count]) => count > 0)
    return counts.length > 0 ? counts.map(([count, words]) => `${count} ${words}`).join(', ') : t('paper.nothing')
  }
  const columns: readonly Column<Line>[] = [
    { key: 'sku', title: t('paper.sku'), cell: ({ sku }) => sku },
    { key: 'units', title: t('paper.units'), align: 'end', cell: ({ quantity }) => quantity },
    { key: 'came-to', title: t('paper.came-to'), cell: cameTo },
  ]
  return (
    <Stack gap={5}>
      <Stack gap={3}>
        <Flex align="center" gap={3} wrap="wrap">
          <Heading as="h2" size={1}>
            {kind.titleOf(paper, placeName)}
          </Heading>
          {state && <StateBadge title={state.title} tone={state.tone} />}
        </Flex>
        <Text size={1} muted>
          {[state?.meaning, paper.expectedOn, paper.note].filter(Boolean).join(' ')}
        </Text>
      </Stack>
      <PaperActs kind={kind} paper={paper} run={run} placeName={placeName} />
      <DataTable caption={t('paper.lines')} columns={columns} rows={paper.lines} rowKey={({ _key }) => _key} />
      <Stack gap={4}>
        <Heading as="h3" size={0}>
          {t('paper.happened')}
        </Heading>
        <Timeline
          entries={paper.events.toReversed().map(({ _key, at, type, note, actor }) => ({
            key: _key,
            at,
            title: travelEvents[type].title,
            ...(note ? { note } : {}),
            actor: { kind: actor.kind, name: actor.name },
          }))}
        />
      </Stack>
    </Stack>
  )
}
