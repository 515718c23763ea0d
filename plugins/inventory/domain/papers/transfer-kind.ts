import { adjustmentReasons, lossReasons } from '../adjustment-reasons.ts'
import { cancelTransfer, loseTransfer, onTheWay, receiveTransfer, sendTransfer } from '../commands/transfer.ts'
import type { StockTransfer } from '../documents.ts'
import { stockTransferLifecycle } from '../stock-transfer-states.ts'
import type { PaperKind } from './paper-kind.ts'

/** `Mill Lane to Harbor` */
export const wayOf = ({ from, to }: Pick<StockTransfer, 'from' | 'to'>, placeName: (id: string) => string): string =>
  `${placeName(from)} to ${placeName(to)}`

/** Transfers as staff see them. */
export const transferKind: PaperKind<StockTransfer> = {
  type: 'stockTransfer',
  noun: 'transfer',
  idField: 'transferId',
  reviseCommand: 'reviseTransfer',
  lifecycle: stockTransferLifecycle,
  acts: [
    {
      command: 'sendTransfer',
      verb: 'send',
      text: 'Set off',
      meaning: 'The units leave the first place at once and are awaited at the other.',
      left: ({ quantity }) => quantity,
      all: true,
      decide: sendTransfer,
    },
    {
      command: 'receiveTransfer',
      verb: 'receive',
      text: 'Receive',
      meaning:
        'What arrived is free at once, or goes to quality control first; what is damaged is set aside. The rest stays awaited.',
      left: onTheWay,
      all: true,
      damaged: true,
      checks: true,
      decide: (transfer, _, said, now) => receiveTransfer(transfer, said, now),
    },
    {
      command: 'writeOffTransfer',
      verb: 'receive',
      text: 'Write off',
      meaning: 'These units will not arrive: they are awaited no more and are gone from the books.',
      left: onTheWay,
      reasons: lossReasons.map((value) => ({ value, title: adjustmentReasons[value].title })),
      decide: (transfer, _, { reason, ...said }, now) =>
        loseTransfer(transfer, { ...said, reason: lossReasons.find((each) => each === reason) ?? 'lost' }, now),
    },
    {
      command: 'cancelTransfer',
      verb: 'cancel',
      text: 'Call off',
      meaning: 'Nothing has moved, and nothing will.',
      decide: (transfer, _, said, now) => cancelTransfer(transfer, said, now),
    },
  ],
  titleOf: wayOf,
  countsOf: ({ sent, received, damaged = 0, lost }) => [
    [sent, 'sent'],
    [received, 'arrived'],
    [damaged, 'of them damaged'],
    [lost, 'written off'],
  ],
}
