import { z } from 'zod'

export const viewIdShape = z.string().regex(/^savedView\.[\w-]+$/)
export const pageShape = z.string().regex(/^[a-z]{1,30}$/)
/** What may stand after `?`: names and values of the list's own parameters, never a search for somebody. */
export const searchShape = z
  .string()
  .max(500)
  .regex(/^(?:[a-z]+=[\w.~!*'()%+-]*(?:&|$))*$/i)
  .refine((search) => !new URLSearchParams(search).has('q'), 'What was searched for is not kept.')

/** Every person has lists. */
export const viewRoles = ['administrator', 'manager', 'support', 'picker', 'analyst'] as const
