/** A room whose rules are broken on purpose. `rules` are Stryker's patterns. */
export interface Room {
  readonly name: string
  readonly rules: readonly string[]
}

const rulesOf = (name: string): Room => ({
  name,
  rules: [`plugins/${name}/domain/**/*.ts`, '!plugins/**/*.test.ts', '!plugins/**/documents.ts'],
})

/** Stock, orders and money. */
export const rooms: readonly Room[] = ['inventory', 'orders', 'payments', 'pricing'].map(rulesOf)
