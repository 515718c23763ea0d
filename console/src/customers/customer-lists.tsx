import { type Consent, consentKinds, type CustomerAddress } from '@souk/customers'
import { whenever } from '../time-words.ts'

interface AddressListProps {
  readonly addresses: readonly CustomerAddress[]
  readonly preferred: string | undefined
}

/** Their address book, the one the checkout begins with first. */
export function AddressList({ addresses, preferred }: AddressListProps) {
  const first = [...addresses].sort((a, b) => Number(b._key === preferred) - Number(a._key === preferred))
  return (
    <>
      <h3>Addresses</h3>
      {addresses.length === 0 ? <p className="muted">None kept.</p> : null}
      <ul className="plain-list">
        {first.map((address) => (
          <li key={address._key}>
            <span className="strong">{address.name}</span>
            {address._key === preferred ? <span className="muted">, used first</span> : null}
            <br />
            {[address.line1, address.line2, address.city, address.region, address.postalCode, address.country]
              .filter(Boolean)
              .join(', ')}
          </li>
        ))}
      </ul>
    </>
  )
}

interface ConsentListProps {
  readonly consents: readonly Consent[]
  readonly zone: string
  readonly now: number
}

/** What they said yes or no to, and when. Nothing said is a no. */
export function ConsentList({ consents, zone, now }: ConsentListProps) {
  return (
    <>
      <h3>Consents</h3>
      {consents.length === 0 ? <p className="muted">None given: we send only what an order needs.</p> : null}
      <ul className="plain-list">
        {consents.map(({ _key, granted, at }) => (
          <li key={_key} className="split">
            <span>{consentKinds[_key].title}</span>
            <span className="tone" data-tone={granted ? 'positive' : 'default'}>
              {granted ? 'Yes' : 'No'}, {whenever(at, zone, now)}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
