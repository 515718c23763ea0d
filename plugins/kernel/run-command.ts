import type { Refusal, Result } from './result.ts'

/** Runs a command on the shop's server as the person who is signed in. Given by an app to what it shows; never rejects. */
export type RunCommand = (name: string, input: unknown) => Promise<Result<unknown, Refusal>>
