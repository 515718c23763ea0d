import type { Command } from '../../dispatch/command.ts'
import { updatePromise } from '../promise/update-promise.ts'
import { applyPromotion } from './apply-promotion.ts'
import { createPromotionCode } from './create-promotion-code.ts'
import { removePromotion } from './remove-promotion.ts'
import { setPromotionCodeActive } from './set-promotion-code-active.ts'

/** Promotions in carts, their codes, and promises that move with the queue. */
export const pricingCommands: readonly Command[] = [
  applyPromotion,
  removePromotion,
  createPromotionCode,
  setPromotionCodeActive,
  updatePromise,
]
