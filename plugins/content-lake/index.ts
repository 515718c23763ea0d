/** An embedded server that speaks Sanity's Content Lake HTTP API on SQLite. */
export { type ContentLake, createContentLake } from './app.ts'
export {
  type DatasetConfig,
  type GrantConfig,
  type LakeConfig,
  LakeConfigError,
  type Permission,
  type PersonConfig,
  parseLakeConfig,
  type RoleConfig,
  type TokenConfig,
} from './config.ts'
export type { HostedRules } from './limits/hosted-rules.ts'
