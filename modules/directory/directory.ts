// The door of the directory: what other modules and the application may use.
export { type DirectoryContent, readDirectory, syncDirectory } from './content.ts'
export { href } from './paths.ts'
export { routes } from './routes.ts'
export { getState, listObservers, listStates } from './states/queries.ts'
export type { State, StateStatus, Standing, Source } from './states/state.ts'
export { TileMap } from './states/tile-map.tsx'
