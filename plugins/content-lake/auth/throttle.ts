/** Counts failures by name and makes those who fail too often wait. */
export interface Throttle {
  /** Seconds until `name` may try again; 0 when it may now. */
  wait(name: string): number
  failed(name: string): void
  succeeded(name: string): void
}

const windowMs = 15 * 60_000
const mostNames = 10_000

/** `allowed` failures in a quarter of an hour; kept in this process, the names longest ago forgotten first. */
export function createThrottle(allowed: number, now: () => number = Date.now): Throttle {
  const failures = new Map<string, readonly number[]>()
  const recent = (name: string) => (failures.get(name) ?? []).filter((at) => at > now() - windowMs)
  return {
    wait(name) {
      const [first, ...rest] = recent(name)
      return first === undefined || rest.length + 1 < allowed ? 0 : Math.ceil((first + windowMs - now()) / 1000)
    },
    failed(name) {
      const times = [...recent(name), now()]
      failures.delete(name)
      failures.set(name, times)
      const [oldest] = failures.size > mostNames ? failures.keys() : []
      if (oldest !== undefined) failures.delete(oldest)
    },
    succeeded: (name) => void failures.delete(name),
  }
}
