import type { SiteSettings } from '@souk/catalog'
import {
  cancelPurchaseOrder as decideCancel,
  closePurchaseOrder as decideClose,
  openPurchaseOrder as decideOpen,
  placePurchaseOrder as decidePlace,
  type PurchaseOrder,
  receivePurchaseOrder as decideReceive,
  revisePurchaseOrder as decideRevise,
} from '@souk/inventory'
import { dotted, ok } from '@souk/kernel'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { defineCommand } from '../../dispatch/command.ts'
import { loadSettings } from '../shop.ts'
import {
  boughtShape,
  broughtShape,
  linesOf,
  noteShape,
  paperShape,
  placeShape,
  purchaseOrderIdShape,
  revisionShape,
} from './inputs.ts'
import { linesWithVariants, loadNamed, type Named, onPaper, travelRoles, withVariants } from './travel-work.ts'

interface Value {
  readonly purchaseOrderId: string
  readonly state: PurchaseOrder['state']
}
interface Facts extends Named {
  readonly made: PurchaseOrder | undefined
  readonly settings: SiteSettings
}
const value = ({ _id: purchaseOrderId, state }: Pick<PurchaseOrder, '_id' | 'state'>): Value => ({
  purchaseOrderId,
  state,
})
const ofOrder = {
  idOf: ({ purchaseOrderId }: { readonly purchaseOrderId: string }) => purchaseOrderId,
  missing: 'purchase_order_not_found',
  value,
} as const
const alone = z.strictObject({ purchaseOrderId: purchaseOrderIdShape, note: noteShape })

/** Plans to buy units from a supplier, in the shop's currency; nothing is awaited yet. */
export const openPurchaseOrder = defineCommand<CommandInputs['openPurchaseOrder'], Facts, Value>({
  name: 'openPurchaseOrder',
  title: 'Plan a purchase order',
  roles: travelRoles,
  lane: 'direct',
  input: z.strictObject({
    supplier: z.string().trim().min(1).max(120),
    reference: z.string().trim().min(1).max(120),
    location: placeShape,
    lines: linesOf(z.strictObject(boughtShape)),
    ...paperShape,
  }),
  async load(reader, { location, lines }, { commandId }) {
    const [named, made, settings] = await Promise.all([
      loadNamed(reader, [location], lines),
      reader.get<PurchaseOrder>(dotted('purchaseOrder', commandId)),
      loadSettings(reader),
    ])
    return { ...named, made, settings }
  },
  applied: ({ made }) => made && ok(value(made)),
  decide(facts, input, call) {
    const lines = linesWithVariants(facts, input.lines)
    if (!lines.ok) return lines
    const { commandId, actor, now } = call
    const { currency } = facts.settings
    const opened = decideOpen({ ...input, commandId, actor, currency, lines: lines.value }, now)
    if (!opened.ok) return opened
    return ok({ writes: [{ create: opened.value }], effects: [], value: value(opened.value) })
  },
})

/** Other lines for an order that the supplier has not been asked for. */
export const revisePurchaseOrder = onPaper<'revisePurchaseOrder', PurchaseOrder, Value>({
  ...ofOrder,
  name: 'revisePurchaseOrder',
  title: 'Change the lines',
  namedIn: ({ lines }) => lines,
  input: z.strictObject({
    purchaseOrderId: purchaseOrderIdShape,
    expectedRevision: revisionShape,
    lines: linesOf(z.strictObject(boughtShape)),
    note: noteShape,
  }),
  step({ paper, variants }, input, { commandId, actor, now }) {
    const lines = withVariants(variants, input.lines)
    return lines.ok ? decideRevise(paper, { ...input, commandId, actor, lines: lines.value }, now) : lines
  },
})

/** The supplier was asked: the units are awaited. */
export const placePurchaseOrder = onPaper<'placePurchaseOrder', PurchaseOrder, Value>({
  ...ofOrder,
  name: 'placePurchaseOrder',
  title: 'Mark as ordered',
  input: alone,
  step: ({ paper }, input, { commandId, actor, now }) => decidePlace(paper, { ...input, commandId, actor }, now),
})

/** Some of the units, or all that are left, have arrived; what is damaged is set aside. */
export const receivePurchaseOrder = onPaper<'receivePurchaseOrder', PurchaseOrder, Value>({
  ...ofOrder,
  name: 'receivePurchaseOrder',
  title: 'Receive delivery',
  input: z.strictObject({
    purchaseOrderId: purchaseOrderIdShape,
    lines: linesOf(z.strictObject(broughtShape)).exactOptional(),
    qualityControl: z.boolean().exactOptional(),
    note: noteShape,
  }),
  step: ({ paper }, input, { commandId, actor, now }) => decideReceive(paper, { ...input, commandId, actor }, now),
})

/** What has not arrived is awaited no more. */
export const closePurchaseOrder = onPaper<'closePurchaseOrder', PurchaseOrder, Value>({
  ...ofOrder,
  name: 'closePurchaseOrder',
  title: 'Close short',
  input: alone,
  step: ({ paper }, input, { commandId, actor, now }) => decideClose(paper, { ...input, commandId, actor }, now),
})

/** Calls off an order of which nothing has arrived. */
export const cancelPurchaseOrder = onPaper<'cancelPurchaseOrder', PurchaseOrder, Value>({
  ...ofOrder,
  name: 'cancelPurchaseOrder',
  title: 'Cancel purchase order',
  input: alone,
  step: ({ paper }, input, { commandId, actor, now }) => decideCancel(paper, { ...input, commandId, actor }, now),
})
