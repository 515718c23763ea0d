import type { Refusal, Result } from '@souk/kernel'

/** Runs a command on the shop's server as the person who is signed in; given by the Studio. */
export type RunCommand = (name: string, input: unknown) => Promise<Result<unknown, Refusal>>
