import fc from 'fast-check'

/**
 * Under changed rules properties fail for a living: nobody reads the smallest example, so none is looked for, and with
 * one seed the same changes are noticed in every run.
 */
fc.configureGlobal({ endOnFailure: true, seed: 20_261_121 })
