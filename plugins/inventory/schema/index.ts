import { stockLevel } from './stock-level.ts'
import { stockLocation } from './stock-location.ts'
import { stockMovement } from './stock-movement.ts'

/** `stockLocation` is content; the others are changed by commands only. */
export const schemaTypes = [stockLocation, stockLevel, stockMovement]
