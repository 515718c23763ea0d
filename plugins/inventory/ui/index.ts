/** Stock drawn for staff, in Studio and console alike. Props only. */
export { AdjustForm, type AdjustFormProps, type AdjustInput } from './adjust-form.tsx'
export { type CardFigure, LevelCard, type LevelCardProps } from './level-card.tsx'
export { MarkForm, type MarkFormProps, type StockMark, stockMarks } from './mark-form.tsx'
export { MovementList, type MovementListProps } from './movement-list.tsx'
export { type MovementLine, movementLines } from './movement-lines.ts'
export { StockBar, type StockBarProps } from './stock-bar.tsx'
