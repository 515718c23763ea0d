import { administrator } from './administrator.ts'
import { analyst, developer } from './desk.ts'
import { editor } from './editor.ts'
import { manager } from './manager.ts'
import { picker } from './picker.ts'
import { rider } from './rider.ts'
import type { ShopScripts } from './script.ts'
import { shopper } from './shopper.ts'
import { support } from './support.ts'
import { trendsCarrier } from './trends-carrier.ts'
import { trendsEditor, trendsManager } from './trends-desk.ts'
import { trendsPicker } from './trends-floor.ts'
import { trendsReader } from './trends-reader.ts'
import { trendsShopper } from './trends-shopper.ts'

const last = [analyst, developer, administrator]

/** Both demo shops and who tries them, in the order in which they come. */
export const shops: readonly ShopScripts[] = [
  {
    name: 'My Coffee Shop',
    shop: 'coffee',
    scripts: [
      shopper,
      picker,
      rider,
      support('Arrived cold', 'Sorry: we gave that cup back.'),
      manager,
      editor,
      ...last,
    ],
  },
  {
    name: 'Taqwa Trends',
    shop: 'trends',
    scripts: [
      trendsShopper,
      trendsReader,
      trendsPicker,
      trendsCarrier,
      support('The belt is missing', 'Sorry: we gave you the money for that one back.'),
      trendsManager,
      trendsEditor,
      ...last,
    ],
  },
]
