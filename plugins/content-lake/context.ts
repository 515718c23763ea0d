import type { AccessControl } from './auth/access.ts'
import type { Directory } from './auth/directory.ts'
import type { Origins } from './auth/origins.ts'
import type { Throttle } from './auth/throttle.ts'
import type { LakeConfig } from './config.ts'
import type { AssetStore } from './images/index.ts'
import type { Limits } from './limits/limits.ts'
import type { ReleaseKeeper } from './releases/release-keeper.ts'
import type { Datasets } from './store/dataset.ts'
import type { KeyValues } from './store/key-values.ts'
import type { LogReader } from './store/reader.ts'
import type { Writer } from './store/writer.ts'
import type { Webhooks } from './webhooks/webhooks.ts'

/** Everything an endpoint may reach for. Made once by `createContentLake`. */
export interface LakeContext {
  readonly config: LakeConfig
  readonly datasets: Datasets
  readonly writer: Writer
  readonly reader: LogReader
  readonly releases: ReleaseKeeper
  readonly directory: Directory
  readonly access: AccessControl
  /** Browser origins that administrators allowed. */
  readonly origins: Origins
  /** Counts wrong passwords by e-mail address. */
  readonly throttle: Throttle
  readonly keyValues: KeyValues
  readonly assets: AssetStore
  readonly webhooks: Webhooks
  /** The hosted service's rules; left out where the lake answers as much as it can. */
  readonly limits?: Limits
  /** ISO time with `Z`. */
  readonly clock: () => string
}
