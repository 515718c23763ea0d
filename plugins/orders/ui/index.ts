/** Orders drawn for staff, in Studio and console alike. Props only. */
export { EditEffect, type EditEffectProps } from './edit-effect.tsx'
export { LineTable, type LineTableProps } from './line-table.tsx'
export { MoneySummary, type MoneySummaryProps } from './money-summary.tsx'
export { OrderBadges, type OrderBadgesProps } from './order-badges.tsx'
export { OrderFacts, type OrderFactsProps } from './order-facts.tsx'
export { RerouteForm, type RerouteFormProps } from './reroute-form.tsx'
export { RestockChoice, type RestockChoiceProps, stockWords } from './restock-choice.tsx'
export { orderTimeline } from './order-timeline.ts'
