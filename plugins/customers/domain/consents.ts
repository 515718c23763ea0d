/** What a shopper may agree to beyond the order itself. Both are no until they say yes. */
export const consentKinds = {
  marketing: { title: 'News and offers', meaning: 'The shop may write about what is new.' },
  analytics: { title: 'Shop figures', meaning: 'Visits of this person may count in the shop’s own figures.' },
} as const

export type ConsentKind = keyof typeof consentKinds

/** True when the text names a kind of consent. */
export const isConsentKind = (text: string): text is ConsentKind => Object.hasOwn(consentKinds, text)
