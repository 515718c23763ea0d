import type { LakeDocument } from '../groq/index.ts'
import { conflict } from './mutation-error.ts'

/** Where a release stands. Those that end in -ing are on their way and are finished by the lake itself. */
export type ReleaseState = 'active' | 'scheduled' | 'unarchiving' | 'archived' | 'published'

/** The type of the documents that hold releases. */
export const releaseType = 'system.release'

/** `_.releases.<name>`. */
export function releaseDocumentId(name: string): string {
  return `_.releases.${name}`
}

/** The name of the release that a version's id belongs to. */
export function releaseOfVersion(id: string): string | undefined {
  return id.startsWith('versions.') ? id.split('.')[1] : undefined
}

/** The name of a release by its document. */
export function releaseName(release: LakeDocument): string {
  return release._id.slice(releaseDocumentId('').length)
}

/** Refuses (409) when a release is in none of these states. */
export function requireState(release: LakeDocument, states: readonly ReleaseState[]): void {
  if (states.some((state) => state === release['state'])) return
  throw conflict(
    `Release ${JSON.stringify(releaseName(release))} is ${String(release['state'])}, not ${states.join(' or ')}`,
  )
}

/** Refuses (409) a change of a version whose release is scheduled: what was agreed on is what will be published. */
export function refuseLocked(id: string, read: (id: string) => LakeDocument | undefined): void {
  const name = releaseOfVersion(id)
  if (name === undefined || read(releaseDocumentId(name))?.['state'] !== 'scheduled') return
  throw conflict(
    `Document ${JSON.stringify(id)} is locked: release ${JSON.stringify(name)} is scheduled; unschedule it to change its documents`,
  )
}
