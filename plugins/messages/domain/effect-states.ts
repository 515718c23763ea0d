import type { Lifecycle } from '@souk/kernel'

/** THE table of an effect, as people see it. Mails, texts and labels that are done leave no effect behind. */
export const effectLifecycle = {
  pending: {
    title: 'Waiting',
    meaning: 'Is due, or waits for its next try.',
    tone: 'default',
    next: { do: 'done', give_up: 'dead' },
  },
  done: { title: 'Done', meaning: 'The outside world has done it.', tone: 'positive', next: {} },
  dead: {
    title: 'Given up',
    meaning: 'Every try failed; a person mends what stands in the way and tries again.',
    tone: 'critical',
    next: { retry: 'pending' },
  },
} as const satisfies Lifecycle
