import { useShop } from './use-shop.ts'

/** A sum of the shop's currency, kept together in either direction of reading. */
export const Price = ({ amount, className }: { readonly amount: number; readonly className?: string }) => (
  <bdi className={className}>{useShop().price(amount)}</bdi>
)
