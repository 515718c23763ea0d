import { existsSync, readdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { basename, join } from 'node:path'

/** Where releases live: `root/releases/<name>` folders, `root/current` and `root/previous` links to two of them. */
export interface ReleaseFloor {
  readonly root: string
  /** Makes the server start again from `current`. */
  restart(): Promise<void>
  /** Resolves true once the server says that it is ready, false when it did not in time. */
  ready(): Promise<boolean>
  readonly say: (line: string) => void
}

/** What came of moving to a release. `returned`: the new one did not become ready and the old one runs again. */
export type Moved =
  | { readonly kind: 'serving'; readonly release: string }
  | { readonly kind: 'returned'; readonly release: string | undefined; readonly failed: string }
  | { readonly kind: 'down'; readonly failed: string }
  | { readonly kind: 'unknown_release'; readonly known: readonly string[] }

type Link = 'current' | 'previous'

/** Names of the releases that are there, oldest name first. */
export const releasesOf = (root: string): readonly string[] =>
  existsSync(join(root, 'releases')) ? readdirSync(join(root, 'releases')).sort() : []

/** The release that a link leads to. */
export function linked(root: string, link: Link): string | undefined {
  try {
    return basename(readlinkSync(join(root, link)))
  } catch {
    return undefined
  }
}

/** Moves a link in one step: there is no moment without it. */
function point(root: string, link: Link, release: string | undefined): void {
  if (release === undefined) {
    rmSync(join(root, link), { force: true })
    return
  }
  const fresh = join(root, `.${link}-${process.pid}`)
  rmSync(fresh, { force: true })
  symlinkSync(join('releases', release), fresh)
  renameSync(fresh, join(root, link))
}

/** Serves a release; goes back by itself to the one before when the new one does not become ready. */
export async function moveTo(floor: ReleaseFloor, release: string): Promise<Moved> {
  const { root, say } = floor
  const known = releasesOf(root)
  if (!known.includes(release)) return { kind: 'unknown_release', known }
  const [before, beforeThat] = [linked(root, 'current'), linked(root, 'previous')]
  const serve = async (name: string): Promise<boolean> => {
    point(root, 'current', name)
    say(`starting ${name}`)
    await floor.restart()
    return floor.ready()
  }
  if (await serve(release)) {
    if (before !== release) point(root, 'previous', before)
    return { kind: 'serving', release }
  }
  say(`${release} is not ready`)
  if (before === undefined || before === release) return { kind: 'down', failed: release }
  const stands = await serve(before)
  point(root, 'previous', beforeThat)
  return stands ? { kind: 'returned', release: before, failed: release } : { kind: 'down', failed: release }
}

/** Goes back to the release that served before this one. */
export async function goBack(floor: ReleaseFloor): Promise<Moved> {
  const previous = linked(floor.root, 'previous')
  return previous === undefined ? { kind: 'unknown_release', known: releasesOf(floor.root) } : moveTo(floor, previous)
}
