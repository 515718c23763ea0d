/** Orders of a listing. `shelf` keeps the editors' order with what is here first. */
export const sorts = ['shelf', 'newest', 'price_up', 'price_down', 'name'] as const
export type Sort = (typeof sorts)[number]
