/** Shops for tests: content, a provider, a whole shop floor over any store, and the store's contract suite. */

export { createDeskProvider, type DeskProvider } from './desk-provider.ts'
export { openLakeFloor } from './lake-floor.ts'
export { openLake } from './open-lake.ts'
export { type Article, shopContent } from './shop.ts'
export * from './shop-floor.ts'
export { type Exploration, explore } from './simulation/explore.ts'
export { plantedBugs } from './simulation/planted-bugs.ts'
