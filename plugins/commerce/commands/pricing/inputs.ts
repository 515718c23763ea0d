/** Inputs of the commands about promotions and promises. */
export interface PricingInputs {
  /** Puts a promotion code into a cart. Value: {cartId, code}. Refusals: cart_not_found and pricing's own, judged for what is in the cart. */
  applyPromotion: { cartId: string; code: string }
  /** Takes it out; one that is not there is out already. */
  removePromotion: { cartId: string; code: string }
  /** Makes a code for a promotion; the code itself when it is left out. Value: {codeId, code}. Refusals: promotion_not_found, promotion_code_exists. */
  createPromotionCode: { promotion: string; code?: string; limit?: number; note?: string }
  /** Switches a code on or off; carts that hold it are told. Refusals: promotion_unknown. */
  setPromotionCodeActive: { codeId: string; active: boolean }
  /** Computes a waiting order's promise again from the queue. Value: {orderId, moved}. */
  updatePromise: { orderId: string }
}
