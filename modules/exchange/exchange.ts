// The door of the exchange: what the application may use.
export { readExerciseItems } from './world/content.ts'
