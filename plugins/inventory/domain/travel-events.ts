/** What happens to transfers and purchase orders, and how staff call it. THE table. */
export const travelEvents = {
  opened: { title: 'Opened' },
  revised: { title: 'Lines changed' },
  sent: { title: 'Sent' },
  ordered: { title: 'Ordered' },
  arrived: { title: 'Arrived' },
  lost: { title: 'Written off on the way' },
  closed_short: { title: 'Closed short' },
  canceled: { title: 'Canceled' },
} as const satisfies Readonly<Record<string, { readonly title: string }>>

export type TravelEventType = keyof typeof travelEvents
