/** Someone who orders. Names and streets are made up; telephone numbers are of the range kept free for stories. */
export interface Shopper {
  readonly name: string
  readonly email: string
  readonly phone: string
  /** Language they read the shop in; the shop's own when left out. */
  readonly language?: string
  readonly address: {
    readonly name: string
    readonly line1: string
    readonly line2?: string
    readonly city: string
    readonly region?: string
    readonly postalCode: string
    readonly country: string
  }
  /** How often against others. */
  readonly weight: number
}
