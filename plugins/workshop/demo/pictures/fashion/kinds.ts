import { cap, pins, tasbih } from './adornments.ts'
import { clutch, crossbody, handbag, shopper } from './bags.ts'
import type { DrawFashion } from './fashion.ts'
import { garment } from './garment.ts'
import { rail as drawRail } from './hangers.ts'
import { bowl, giftBox, vase } from './house.ts'
import { mat, scarf } from './hung.ts'
import { bangles, earrings, necklace, rings } from './jewellery.ts'
import { prayerSet, skirt, trousers } from './lower.ts'
import { attar, burner, candle, lantern } from './scent.ts'
import { boots, khussas, loafers, sandals } from './shoes.ts'
import { cushion, roll, stack } from './stacks.ts'

/** A bare rail, wide enough for three; scenes hang garments before it. */
const rail: DrawFashion = (pen) => drawRail(pen, 0, 780, 40)

/** Everything the fashion house's draughtsman knows how to draw. */
export const fashionKinds = {
  attar,
  bangles,
  boots,
  bowl,
  burner,
  candle,
  cap,
  clutch,
  crossbody,
  cushion,
  earrings,
  garment,
  giftBox,
  handbag,
  khussas,
  lantern,
  loafers,
  mat,
  necklace,
  pins,
  prayerSet,
  rail,
  rings,
  roll,
  sandals,
  scarf,
  shopper,
  skirt,
  stack,
  tasbih,
  trousers,
  vase,
} satisfies Readonly<Record<string, DrawFashion>>

/** A kind by name. */
export type FashionKind = keyof typeof fashionKinds
