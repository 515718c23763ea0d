import { join } from 'node:path'
import { shopFacts as coffeeFacts, site as coffeeSite } from './coffee/site.ts'
import { story as coffeeStory } from './coffee/story.ts'
import { support as coffeeSupport } from './coffee/tickets.ts'
import type { DemoShop } from './seed/story.ts'
import { shopFacts as trendsFacts, site as trendsSite } from './trends/site.ts'
import { story as trendsStory } from './trends/story.ts'
import { support as trendsSupport } from './trends/tickets.ts'

/** The demo shops. THE table: what `SHOP` and `souk seed --shop` may name. */
export const demoShops = {
  coffee: {
    name: 'My Coffee Shop',
    timeZone: coffeeFacts.timeZone,
    folder: join(import.meta.dirname, 'coffee'),
    site: coffeeSite,
    locations: coffeeFacts.locations,
    story: coffeeStory,
    support: coffeeSupport,
    wanted: ['kombucha', 'avocado toast', 'soup of the day', 'sugar free syrup', 'hot dog'],
  },
  trends: {
    name: trendsFacts.name,
    timeZone: trendsFacts.timeZone,
    folder: join(import.meta.dirname, 'trends'),
    site: trendsSite,
    locations: trendsFacts.locations,
    story: trendsStory,
    support: trendsSupport,
    wanted: ['hijab', 'kids dress', 'denim jacket', 'prayer mat', 'sneakers'],
    backOn: 1,
  },
} satisfies Readonly<Record<string, DemoShop>>

/** A demo shop by name. */
export type DemoShopName = keyof typeof demoShops
