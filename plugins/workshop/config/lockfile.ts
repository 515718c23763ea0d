import { readFileSync } from 'node:fs'

/** One entry of the lockfile, as far as we look. */
interface LockedPackage {
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly resolved?: string
}

/** What is wrong with a lockfile: platform packages it lost, packages it holds twice, download addresses it carries. */
export interface LockReport {
  readonly gaps: readonly string[]
  readonly copies: Readonly<Record<string, number>>
  readonly addresses: readonly string[]
}

const counted = [
  'react',
  'react-dom',
  'styled-components',
  '@sanity/ui',
  'sanity',
  'react-router',
  'typescript',
  'express',
]

/** Walks every optional edge of `package-lock.json`, as npm would resolve it, and counts copies of what must be single. */
export function readLock(file: string): LockReport {
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, LockedPackage> }
  const found = (dir: string, name: string): boolean => {
    for (let at = dir; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
      if (packages[`${at && `${at}/`}node_modules/${name}`]) return true
      if (!at) return false
    }
  }
  const entries = Object.entries(packages)
  return {
    gaps: entries.flatMap(([dir, held]) =>
      Object.keys(held.optionalDependencies ?? {})
        .filter((name) => !found(dir, name))
        .map((name) => `${dir || 'root'} lost ${name}`),
    ),
    copies: Object.fromEntries(
      counted.map((name) => [
        name,
        entries.filter(([dir]) => dir === `node_modules/${name}` || dir.endsWith(`/node_modules/${name}`)).length,
      ]),
    ),
    addresses: entries.filter(([, held]) => held.resolved?.startsWith('http')).map(([dir]) => dir),
  }
}
