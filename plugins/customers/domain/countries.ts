/** One part of an address on a form. */
export type AddressPart = 'line1' | 'line2' | 'postalCode' | 'city' | 'region'

/** How addresses are written in a country. Sources: UPU S42 templates; libaddressinput's required fields. */
export interface AddressForm {
  /** In the order of the form. */
  readonly order: readonly AddressPart[]
  readonly required: readonly AddressPart[]
  /** What the country calls them; the screens' own words when left out. */
  readonly regionWord?: 'state' | 'emirate' | 'prefecture' | 'county' | 'province'
  readonly postalWord?: 'zip' | 'postcode'
  /** A postcode as an example; none where the country has no postcodes. */
  readonly example?: string
  /** Codes that the region must be one of. */
  readonly regions?: readonly string[]
}

const states =
  'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI AA AE AP'

/** THE table, by ISO 3166-1 alpha-2; a country without a row has the generic one. */
export const addressForms = {
  US: {
    order: ['line1', 'line2', 'city', 'region', 'postalCode'],
    required: ['line1', 'city', 'region', 'postalCode'],
    regionWord: 'state',
    postalWord: 'zip',
    example: '94105',
    regions: states.split(' '),
  },
  CA: {
    order: ['line1', 'line2', 'city', 'region', 'postalCode'],
    required: ['line1', 'city', 'region', 'postalCode'],
    regionWord: 'province',
    example: 'K1A 0B1',
    regions: 'AB BC MB NB NL NS NT NU ON PE QC SK YT'.split(' '),
  },
  GB: {
    order: ['line1', 'line2', 'city', 'postalCode'],
    required: ['line1', 'city', 'postalCode'],
    postalWord: 'postcode',
    example: 'E1 6AN',
  },
  PK: {
    order: ['line1', 'line2', 'city', 'postalCode', 'region'],
    required: ['line1', 'city', 'postalCode'],
    regionWord: 'province',
    example: '54000',
  },
  AE: {
    order: ['line1', 'line2', 'city', 'region'],
    required: ['line1', 'city', 'region'],
    regionWord: 'emirate',
  },
  SA: {
    order: ['line1', 'line2', 'city', 'postalCode'],
    required: ['line1', 'city', 'postalCode'],
    example: '11564',
  },
  DE: {
    order: ['line1', 'line2', 'postalCode', 'city'],
    required: ['line1', 'postalCode', 'city'],
    example: '10115',
  },
  JP: {
    order: ['postalCode', 'region', 'city', 'line1', 'line2'],
    required: ['postalCode', 'region', 'city', 'line1'],
    regionWord: 'prefecture',
    example: '100-0001',
  },
} as const satisfies Readonly<Record<string, AddressForm>>

/** Where we know no better: a street and a city; a postcode and a region are welcome. */
export const genericAddressForm: AddressForm = {
  order: ['line1', 'line2', 'postalCode', 'city', 'region'],
  required: ['line1', 'city'],
}

/** The form of a country. */
export const addressFormOf = (country: string): AddressForm =>
  Object.entries<AddressForm>(addressForms).find(([code]) => code === country)?.[1] ?? genericAddressForm
