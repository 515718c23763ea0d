import { isBundle, type Variant, variantId } from '@souk/catalog'
import {
  available,
  inventoryRefusals,
  isTold,
  levelIdsOf,
  type PurchaseOrder,
  refills,
  type StockLevel,
  type StockLocation,
  type StockTransfer,
  type TravelStep,
  travelWrites,
} from '@souk/inventory'
import { ok, type Refusal, refuser, type Result, type Role, type Write } from '@souk/kernel'
import type { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { type Call, type Command, defineCommand, type Reader } from '../../dispatch/command.ts'
import type { TravelInputs } from './inputs.ts'

/** Who plans, sends and receives. */
export const travelRoles = ['administrator', 'manager'] as const satisfies readonly Role[]
export const no = refuser(inventoryRefusals)

type Paper = StockTransfer | PurchaseOrder
interface Facts<Travels extends Paper> {
  readonly paper: Travels | undefined
  readonly levels: readonly StockLevel[]
  /** Of the lines that a command names, in their order. */
  readonly variants: readonly (Variant | undefined)[]
}

/** Where a paper's units lie and go. */
const placesOf = (paper: Paper): readonly string[] =>
  paper._type === 'stockTransfer' ? [paper.from, paper.to] : [paper.location]

async function loadPaper<Travels extends Paper>(
  reader: Reader,
  id: string,
  named: readonly { readonly sku: string }[],
): Promise<Facts<Travels>> {
  const paper = await reader.get<Travels>(id)
  if (!paper) return { paper, levels: [], variants: [] }
  const units = paper.lines.flatMap(({ variant }) => placesOf(paper).map((location) => ({ variant, location })))
  const [levels, variants] = await Promise.all([
    reader.peek<StockLevel>(levelIdsOf(units)),
    reader.content<Variant>(named.map(({ sku }) => variantId(sku))),
  ])
  return { paper, levels: levels.filter((level) => level !== undefined), variants }
}

/** A level that staff were told of may be told again once this step has refilled it. */
const refilled = ({ move }: Pick<TravelStep<Paper>, 'move'>, levels: readonly StockLevel[]): readonly Write[] =>
  (move?.changes ?? []).flatMap(({ id, by }): readonly Write[] => {
    const level = levels.find(({ _id }) => _id === id)
    return level && refills(level, available(by)) ? [{ patch: { id, unset: ['lowSince'] } }] : []
  })

/**
 * A command that leads one transfer or purchase order on: the paper, its movement and the levels in one transaction. Its
 * mark among the paper's events makes a repeat harmless.
 */
export function onPaper<Verb extends keyof TravelInputs, Travels extends Paper, Value>(definition: {
  readonly name: Verb
  readonly title: string
  readonly input: z.ZodType<CommandInputs[Verb]>
  readonly idOf: (input: CommandInputs[Verb]) => string
  /** Lines whose variants the step needs. */
  readonly namedIn?: (input: CommandInputs[Verb]) => readonly { readonly sku: string }[]
  readonly missing: 'transfer_not_found' | 'purchase_order_not_found'
  readonly value: (paper: Travels) => Value
  readonly step: (
    facts: Facts<Travels> & { readonly paper: Travels },
    input: CommandInputs[Verb],
    call: Call,
  ) => Result<TravelStep<Travels>, Refusal>
}): Command {
  const { name, title, input, idOf, namedIn, missing, value, step } = definition
  return defineCommand<CommandInputs[Verb], Facts<Travels>, Value>({
    name,
    title,
    input,
    roles: travelRoles,
    lane: 'stock',
    load: (reader, given) => loadPaper<Travels>(reader, idOf(given), namedIn?.(given) ?? []),
    applied: ({ paper }, _, call) => (paper && isTold(paper, call) ? ok(value(paper)) : undefined),
    decide({ paper, levels, variants }, given, call) {
      if (!paper) return no(missing)
      const decided = step({ paper, levels, variants }, given, call)
      if (!decided.ok) return decided
      const writes = [...travelWrites(paper, decided.value, levels), ...refilled(decided.value, levels)]
      return ok({ writes, effects: [], value: value(decided.value.after) })
    },
  })
}

/** What a new paper names: its places, and the variants of its lines in their order. */
export interface Named {
  readonly places: readonly (StockLocation | undefined)[]
  readonly variants: readonly (Variant | undefined)[]
}

/** Reads what a new paper names. */
export async function loadNamed(
  reader: Pick<Reader, 'content'>,
  places: readonly string[],
  lines: readonly { readonly sku: string }[],
): Promise<Named> {
  const [found, variants] = await Promise.all([
    reader.content<StockLocation>(places),
    reader.content<Variant>(lines.map(({ sku }) => variantId(sku))),
  ])
  return { places: found, variants }
}

/** The lines with their variants. Refusals: `unknown_location`, `unknown_sku`, `bundle_has_no_stock`. */
export function linesWithVariants<Line extends { readonly sku: string }>(
  { places, variants }: Named,
  lines: readonly Line[],
): Result<readonly (Line & { readonly variant: string })[], Refusal> {
  if (places.some((place) => place?._type !== 'stockLocation')) return no('unknown_location')
  return withVariants(variants, lines)
}

/** The lines with their variants. Refusals: `unknown_sku`, `bundle_has_no_stock`. */
export function withVariants<Line extends { readonly sku: string }>(
  variants: readonly (Variant | undefined)[],
  lines: readonly Line[],
): Result<readonly (Line & { readonly variant: string })[], Refusal> {
  const unknown = lines.find(({ sku }, index) => variants[index]?.sku !== sku)
  if (unknown) return no('unknown_sku', { sku: unknown.sku })
  const bundle = variants.find((variant) => variant && isBundle(variant))
  if (bundle) return no('bundle_has_no_stock', { sku: bundle.sku })
  return ok(lines.map((line) => ({ ...line, variant: variantId(line.sku) })))
}
