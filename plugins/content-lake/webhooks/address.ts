import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Refused always: where clouds answer questions about a machine's own keys, and what is nobody's address. */
const never = new BlockList()
never.addSubnet('169.254.0.0', 16, 'ipv4')
never.addSubnet('100.100.100.200', 32, 'ipv4')
never.addSubnet('0.0.0.0', 8, 'ipv4')
never.addSubnet('224.0.0.0', 3, 'ipv4')
never.addSubnet('fe80::', 10, 'ipv6')
never.addSubnet('ff00::', 8, 'ipv6')
never.addAddress('::', 'ipv6')
never.addAddress('fd00:ec2::254', 'ipv6')

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** Why a hook may not call an IP address; undefined when it may. */
export function refusalOfAddress(address: string, allowLoopback: boolean): string | undefined {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  if (never.check(address, family)) return `${address} is an address that no webhook may call`
  if (!allowLoopback && loopback.check(address, family)) return `${address} is this machine, which no webhook may call`
  return undefined
}

/** Why a hook may not have this address; undefined when it may. Names are looked up only when they are called. */
export function refusalOfUrl(text: string, allowLoopback: boolean): string | undefined {
  if (!URL.canParse(text)) return 'url is no address: write https://shop.example/path'
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'url must begin with https:// or http://'
  if (url.username !== '' || url.password !== '') return 'url must not hold a name or password: use headers'
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  return isIP(host) === 0 ? undefined : refusalOfAddress(host, allowLoopback)
}

/** Thrown by {@link guardedLookup}: the name leads where hooks may not go. */
export class AddressRefused extends Error {}

/** A look-up that refuses a name with an address no hook may call: it runs at connecting, so none is swapped later. */
export function guardedLookup(allowLoopback: boolean): LookupFunction {
  return (hostname, options, callback) => {
    // On machines whose resolver does not know them, these names are this machine's all the same.
    const name = hostname.endsWith('.localhost') ? 'localhost' : hostname
    lookup(name, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '')
      const [refused] = addresses.flatMap(({ address }) => refusalOfAddress(address, allowLoopback) ?? [])
      if (refused !== undefined) return callback(new AddressRefused(`${hostname}: ${refused}`), '')
      if (options.all) return callback(null, addresses)
      const [first] = addresses
      if (first) return callback(null, first.address, first.family)
      return callback(new Error(`${hostname} has no address`), '')
    })
  }
}
