/** What tests of other packages start a lake with, and how they kill it. */
export { type FuzzFigures, fuzzRoutes } from './fuzz-routes.ts'
export { brokenFile, type KillFigures, killRounds } from './kill-rounds.ts'
export { type LakeProcess, startProcess, writeConfig } from './lake-process.ts'
