import { fillWords, ok, refuse } from '@souk/kernel'
import { type PromotionCode, pricingRefusals } from '@souk/pricing'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { defineCommand } from '../../dispatch/command.ts'

/** Switches a code on or off. Orders that stand with it keep it; carts that hold it are told. Refuses `promotion_unknown`. */
export const setPromotionCodeActive = defineCommand<
  CommandInputs['setPromotionCodeActive'],
  PromotionCode | undefined,
  { codeId: string; active: boolean }
>({
  name: 'setPromotionCodeActive',
  title: 'Switch a promotion code',
  roles: ['administrator', 'manager'],
  lane: 'direct',
  input: z.strictObject({ codeId: z.string().regex(/^promotionCode\.[0-9a-f]{40}$/), active: z.boolean() }),
  load: (reader, { codeId }) => reader.get<PromotionCode>(codeId),
  applied: () => undefined,
  decide(held, { codeId, active }) {
    if (!held)
      return refuse({
        code: 'promotion_unknown',
        message: fillWords(pricingRefusals.promotion_unknown.staff, { code: codeId }),
      })
    const writes = held.active === active ? [] : [{ patch: { id: codeId, set: { active } } }]
    return ok({ writes, effects: [], value: { codeId, active } })
  },
})
