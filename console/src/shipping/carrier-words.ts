/** Who carries, as staff call them. The keys are what zones and shipments hold. */
export const carriers = {
  'own-courier': { title: 'Our couriers' },
  uber: { title: 'Uber Direct' },
  easypost: { title: 'EasyPost' },
  dhl: { title: 'DHL' },
  fedex: { title: 'FedEx' },
} as const

const titles: Readonly<Record<string, { readonly title: string }>> = carriers

/** A carrier's name; its key when it is none of ours. */
export const carrierTitle = (carrier: string): string => titles[carrier]?.title ?? carrier
