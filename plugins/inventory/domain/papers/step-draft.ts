import type { Actor, Instant, Refusal, Result } from '@souk/kernel'
import type { StockLevel } from '../documents.ts'
import { available, emptyLevel, levelId, plus, type Quantities } from '../level.ts'
import type { Brought, TravelStep } from '../travel.ts'
import type { Paper, PaperAct } from './paper-kind.ts'

/** What stands in the fields of a line. */
export interface TypedLine {
  readonly units: string
  readonly damaged: string
  /** The box is ticked: what is not damaged is looked at first. */
  readonly check?: boolean
}
export interface TypedStep {
  readonly lines: Readonly<Record<string, TypedLine>>
  readonly reason: string
  readonly note: string
}

/** Before and after. */
type Turn = readonly [before: number, after: number]
/** How one level will stand. */
export interface LevelTurn {
  readonly id: string
  readonly sku: string
  readonly location: string
  readonly free: Turn
  /** All that is set aside, for whatever reason. */
  readonly aside: Turn
  /** Of that, what is in quality control. */
  readonly checking: Turn
  readonly coming: Turn
}

/** A step as it is typed: what it will do, or what is wrong and at which line. */
export type StepPreview =
  | { readonly ok: true; readonly turns: readonly LevelTurn[]; readonly input: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly words: string; readonly at: Readonly<Record<string, string>> }

/** The fields as the dialog opens: all that is left, or nothing yet. */
export const typedAtFirst = <Travels extends Paper>(paper: Travels, act: PaperAct<Travels>): TypedStep => ({
  lines: Object.fromEntries(
    paper.lines.map((line: Travels['lines'][number]) => [
      line.sku,
      { units: act.all ? String(act.left?.(line) ?? 0) : '0', damaged: '0' },
    ]),
  ),
  reason: act.reasons?.[0]?.value ?? '',
  note: '',
})

/** A whole number, 0 or more; an empty field is none. */
export const unitsTyped = (typed: string): number | undefined =>
  typed.trim() === '' ? 0 : /^\d{1,7}$/.test(typed.trim()) ? Number(typed.trim()) : undefined

/** How the levels will stand after a step; a level that is missing begins with nothing. */
export function turnsOf(step: TravelStep<Paper>, levels: readonly StockLevel[]): readonly LevelTurn[] {
  const changes = new Map((step.move?.changes ?? []).map((change) => [change.id, change]))
  const awaited = new Map(step.awaited.map((units) => [levelId(units.variant, units.location), units]))
  const nothing: Quantities = { onHand: 0, reserved: 0, committed: 0, unavailable: 0 }
  return [...new Set([...changes.keys(), ...awaited.keys()])].flatMap((id) => {
    const units = changes.get(id)?.level ?? awaited.get(id)
    if (!units) return []
    const { sku, variant, location } = units
    const before = levels.find(({ _id }) => _id === id) ?? emptyLevel(sku, variant, location)
    const after = plus(before, changes.get(id)?.by ?? nothing)
    return {
      id,
      sku,
      location,
      free: [available(before), available(after)],
      aside: [before.unavailable, after.unavailable],
      checking: [before.qualityControl ?? 0, after.qualityControl ?? 0],
      coming: [before.incoming, before.incoming + (awaited.get(id)?.quantity ?? 0)],
    }
  })
}

/** Where a refusal belongs: the lines that it names, each with its words. */
export function refusedAt({ code, message, detail }: Refusal): Readonly<Record<string, string>> {
  if (code === 'out_of_stock' && Array.isArray(detail?.['lines']))
    return Object.fromEntries(
      detail['lines'].flatMap((line: unknown) =>
        typeof line === 'object' && line !== null && 'sku' in line && 'available' in line
          ? [[String(line.sku), `${String(line.available)} are free there.`]]
          : [],
      ),
    )
  const sku = detail?.['sku']
  return typeof sku === 'string' ? { [sku]: message } : {}
}

const previewer: Actor = { kind: 'staff', id: 'staff.preview', name: '' }

/** What a step will do, decided by the rules of the command before anything is sent. */
export function previewStep<Travels extends Paper>(
  paper: Travels,
  act: PaperAct<Travels>,
  typed: TypedStep,
  levels: readonly StockLevel[],
  now: Instant,
): StepPreview {
  const said = act.left ? linesSaid(paper, act, typed.lines) : { ok: true as const, value: undefined }
  if (!said.ok) return { ok: false, words: 'Whole numbers, please.', at: said.refusal }
  const input = {
    ...(said.value ? { lines: said.value } : {}),
    ...(act.reasons ? { reason: typed.reason } : {}),
    ...(typed.note.trim() === '' ? {} : { note: typed.note.trim() }),
  }
  const decided: Result<TravelStep<Travels>, Refusal> = act.decide(
    paper,
    levels,
    { commandId: 'preview', actor: previewer, ...input },
    now,
  )
  if (decided.ok) return { ok: true, turns: turnsOf(decided.value, levels), input }
  return { ok: false, words: decided.refusal.message, at: refusedAt(decided.refusal) }
}

function linesSaid(
  { lines }: Paper,
  asks: { readonly damaged?: true; readonly checks?: true },
  typed: TypedStep['lines'],
): Result<readonly Brought[], Readonly<Record<string, string>>> {
  const odd: Record<string, string> = {}
  const said = lines.flatMap(({ sku }): readonly Brought[] => {
    const quantity = unitsTyped(typed[sku]?.units ?? '')
    const damaged = asks.damaged ? unitsTyped(typed[sku]?.damaged ?? '') : 0
    if (quantity === undefined || damaged === undefined) odd[sku] = 'A whole number, 0 or more.'
    else if (damaged > quantity) odd[sku] = 'More are damaged than arrived.'
    else if (quantity > 0)
      return [
        {
          sku,
          quantity,
          ...(damaged > 0 ? { damaged } : {}),
          ...(asks.checks && typed[sku]?.check ? { qualityControl: true } : {}),
        },
      ]
    return []
  })
  return Object.keys(odd).length > 0 ? { ok: false, refusal: odd } : { ok: true, value: said }
}
