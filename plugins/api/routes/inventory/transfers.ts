import type { StockTransfer } from '@souk/inventory'
import type { Route } from '../../route.ts'
import {
  BroughtLines,
  LostLines,
  NewTransfer,
  PaperNote,
  SentLines,
  Transfer,
  TransferId,
  TransferLines,
  TransferList,
  TransfersQuery,
} from '../../schemas/travel.ts'
import { eventsOf, listPapers, type PaperKind, paperStep, readPaperRoute } from './papers.ts'

const kind: PaperKind<StockTransfer> = {
  type: 'stockTransfer',
  path: '/transfers',
  words: 'stock transfer',
  shape: Transfer,
  list: TransferList,
  query: TransfersQuery,
  idShape: TransferId,
  idField: 'transferId',
  at: '(from == $location || to == $location)',
  missing: 'transfer_not_found',
  ids: { list: 'listTransfers', read: 'readTransfer' },
  wire: ({ _id, _rev, state, from, to, reference, expectedOn, note, lines, openedAt, events }) => ({
    id: _id,
    state,
    from,
    to,
    reference: reference ?? null,
    expectedOn: expectedOn ?? null,
    note: note ?? null,
    lines: lines.map(({ sku, quantity, sent, received, damaged = 0, lost }) => ({
      sku,
      quantity,
      sent,
      received,
      damaged,
      lost,
    })),
    openedAt,
    events: eventsOf(events),
    revision: _rev,
  }),
}

/** Units on their way between two places of ours. */
export const transferRoutes: readonly Route[] = [
  listPapers(kind),
  readPaperRoute(kind),
  paperStep(kind, {
    command: 'openTransfer',
    summary: 'Plan a stock transfer',
    body: NewTransfer,
    problems: ['unknown_location', 'unknown_sku', 'same_place', 'line_twice'],
  }),
  paperStep(kind, {
    command: 'reviseTransfer',
    verb: 'lines',
    summary: 'Change the lines of a drafted transfer',
    body: TransferLines,
    problems: ['transfer_state', 'paper_moved', 'unknown_sku', 'line_twice'],
  }),
  paperStep(kind, {
    command: 'sendTransfer',
    verb: 'send',
    summary: 'Send units of a transfer',
    body: SentLines,
    problems: ['transfer_state', 'out_of_stock', 'over_send', 'line_twice', 'line_unknown'],
  }),
  paperStep(kind, {
    command: 'receiveTransfer',
    verb: 'receive',
    summary: 'Receive units of a transfer',
    body: BroughtLines,
    problems: ['transfer_state', 'over_receipt', 'more_damaged_than_arrived', 'line_twice', 'line_unknown'],
  }),
  paperStep(kind, {
    command: 'writeOffTransfer',
    verb: 'write-off',
    summary: 'Write off units that will not arrive',
    body: LostLines,
    problems: ['transfer_state', 'over_receipt', 'line_twice', 'line_unknown'],
  }),
  paperStep(kind, {
    command: 'cancelTransfer',
    verb: 'cancel',
    summary: 'Call off a transfer',
    body: PaperNote,
    problems: ['transfer_state'],
  }),
]
