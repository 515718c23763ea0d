import type { Instant, Issued, Lifecycle, Refusal, Result } from '@souk/kernel'
import type { PurchaseOrder, StockLevel, StockTransfer } from '../documents.ts'
import type { Brought, Said, TravelStep } from '../travel.ts'

/** What says which units travel: a transfer or a purchase order. */
export type Paper = StockTransfer | PurchaseOrder

/** What somebody says of a step; `lines` only where it asks for units. */
export interface SaidOfStep extends Issued {
  readonly lines?: readonly Brought[]
  readonly reason?: string
  readonly note?: string
}

/** One step that staff may take, drawn as a button and a dialog. */
export interface PaperAct<Travels extends Paper> {
  readonly command: string
  /** The verb of the lifecycle that allows it. */
  readonly verb: string
  readonly text: string
  /** What it does, in one sentence. */
  readonly meaning: string
  /** Units of a line that it may take; left out where it takes the whole paper. */
  readonly left?: (line: Travels['lines'][number]) => number
  /** Whether the fields begin with all that is left. */
  readonly all?: true
  readonly damaged?: true
  /** Whether each line has a box that sends what is not damaged to quality control. */
  readonly checks?: true
  readonly reasons?: readonly { readonly value: string; readonly title: string }[]
  /** What the command will say, by the rules that it decides with. */
  readonly decide: (
    paper: Travels,
    levels: readonly StockLevel[],
    said: SaidOfStep,
    now: Instant,
  ) => Result<TravelStep<Travels>, Refusal>
}

/** A line as it is planned. */
export interface PlannedLine extends Said {
  readonly unitCost?: number
}

/** What the pages of a kind of paper need to know of it. */
export interface PaperKind<Travels extends Paper> {
  readonly type: Travels['_type']
  readonly noun: string
  /** How the commands call its id. */
  readonly idField: string
  readonly reviseCommand: string
  readonly lifecycle: Lifecycle
  /** Best first: the one that leads on is the filled button. */
  readonly acts: readonly PaperAct<Travels>[]
  readonly titleOf: (paper: Travels, placeName: (id: string) => string) => string
  /** What a line has come to; nothing counted is left out. */
  readonly countsOf: (line: Travels['lines'][number]) => readonly (readonly [count: number, words: string])[]
}

/** The steps that the lifecycle allows from where a paper stands. */
export const allowedActs = <Travels extends Paper>(
  { acts, lifecycle }: Pick<PaperKind<Travels>, 'acts' | 'lifecycle'>,
  { state }: Pick<Travels, 'state'>,
): readonly PaperAct<Travels>[] => acts.filter(({ verb }) => lifecycle[state]?.next[verb] !== undefined)
