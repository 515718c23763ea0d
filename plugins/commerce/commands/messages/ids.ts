import { type Refusal, type Result, refuse } from '@souk/kernel'
import { messageRefusals } from '@souk/messages'
import { z } from 'zod'

export const messageIdShape = z.string().regex(/^message\.[\w-]+$/)
export const effectIdShape = z.string().regex(/^effect\.[\w-]+\.[\w-]+$/)

/** Who looks after what is sent. */
export const messageRoles = ['administrator', 'manager', 'support'] as const

const no = (code: keyof typeof messageRefusals): Result<never, Refusal> =>
  refuse({ code, message: messageRefusals[code].staff })

export const messageNotFound = () => no('message_not_found')
export const effectNotFound = () => no('effect_not_found')
export const effectDone = () => no('effect_done')
export const effectRunning = () => no('effect_running')
