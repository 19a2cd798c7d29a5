// The door of the observatory: what the application may use.
export { areaKinds, type Area, type Group, membersIn } from './areas/area.ts'
export { getGroup, listAreas, listGroups } from './areas/queries.ts'
export { checkFigures, type ObservatoryContent, readObservatory } from './content.ts'
export { syncObservatory } from './imports/shipped.ts'
export type { Indicator, Release, Series, StatisticalSource } from './indicators/indicator.ts'
export {
  getIndicator, listIndicators, listReleases, listSeries, listSources, setLicenceOption,
} from './indicators/queries.ts'
export type { Observation } from './observations/observation.ts'
export {
  listCoverage, listLatest, listObservations, readSelection, type SeriesObservation,
} from './observations/queries.ts'
export { claimEndpoints } from './claims/api.ts'
export { claimSummaries, type ClaimSummary, VerdictTag } from './claims/card.tsx'
export { cubeEndpoints } from './cubes/api.ts'
export { cubeUsage, readCubeWords, runLoadCube, writeCubeWords } from './cubes/command.ts'
export {
  observatoryUsage, readObservatoryCommand, runObservatory, writeObservatoryCommand,
} from './imports/command.ts'
export { href } from './paths.ts'
export { observatoryAddresses, observatoryPages } from './summaries/addresses.ts'
export { observatoryRoutes } from './routes.ts'
export { StatisticsGlance } from './areas/profile-page.tsx'
export { HomeCharts, readHomeCharts } from './summaries/home-charts.tsx'
export { type Profile, readProfile } from './summaries/profile.ts'
export { texts as observatoryTexts } from './messages.ts'
