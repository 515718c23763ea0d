/** Shops for tests: content, a provider, a whole shop floor over any store, and the store's contract suite. */

export { createDeskProvider, type DeskProvider } from './desk-provider.ts'
export { openLakeFloor } from './lake-floor.ts'
export { openLake } from './open-lake.ts'
export { openPost } from './payment-events/letters.ts'
export { letterStorm } from './payment-events/storm.ts'
export { type Article, shopContent } from './shop.ts'
export * from './shop-floor.ts'
export { type Exploration, explore } from './simulation/explore.ts'
export { rushWithLostResponses } from './simulation/lost-responses.ts'
export { rushThroughOutage } from './simulation/outage.ts'
export { plantedBugs } from './simulation/planted-bugs.ts'
export { simulate } from './simulation/simulate.ts'
