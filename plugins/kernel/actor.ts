import { z } from 'zod'

/** Roles of the lake's tokens, widest first. `server` alone may write operational documents. */
export const roles = ['administrator', 'server', 'manager', 'support', 'picker', 'analyst'] as const
export type Role = (typeof roles)[number]
/** Roles that people hold; `server` belongs to machines. */
export type StaffRole = Exclude<Role, 'server'>

/** Who did something. Stored with every movement and event; `id` never holds personal data. */
export const Actor = z.object({
  kind: z.enum(['staff', 'shopper', 'system', 'provider']),
  id: z.string(),
  /** How people call them: "Noor R.", "Stripe", "Sweep". Empty for shoppers. */
  name: z.string(),
})
export type Actor = Readonly<z.infer<typeof Actor>>

/** The actor of work that no person asked for: expiry, effects, reconciliation. */
export const systemActor = (name: string): Actor => ({ kind: 'system', id: `system-${name.toLowerCase()}`, name })
