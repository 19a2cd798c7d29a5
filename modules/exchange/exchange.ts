// The door of the exchange: what the application may use.
export { exerciseItem, exerciseNumber, syncExerciseItems } from './world/actions.ts'
export { readExerciseItems } from './world/content.ts'
export type { Item, ItemKind, ItemStatus, ItemSummary } from './items/item.ts'
export { getItem } from './items/queries.ts'
export { type BoxCounts, countBoxes, listItems } from './inbox/queries.ts'
export { type Box, boxes, type InboxAsk } from './inbox/inbox.ts'
