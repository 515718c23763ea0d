import { type RefusalTable, refuser } from '@souk/kernel'

export const viewRefusals = {
  view_not_found: {
    status: 404,
    staff: 'This view is not there any more. Save what you see as a new one.',
    shopper: 'This is not there any more.',
  },
  view_not_yours: {
    status: 409,
    staff: '{owner} made this view. Save your own beside it.',
    shopper: 'This is not yours to change.',
  },
} as const satisfies RefusalTable

export const no = refuser(viewRefusals)
