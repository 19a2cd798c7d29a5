// The door of the directory: what other modules and the application may use.
export type { Body, BodySummary } from './bodies/body.ts'
export {
  getBody, listBodies, listBodiesByIds, listBodiesOfTopic, listWholeBodies,
} from './bodies/queries.ts'
export { askToJoin, leaveCommunity, readmit, takeStep } from './communities/actions.ts'
export {
  addWorkingDays, canTake, type Community, type DoneStep, type Entry, type LedEntry, nextStep,
  openSteps, type Rules, type Step, steps, workingDaysBetween,
} from './communities/community.ts'
export {
  endMember, getCommunity, getEntry, getLedEntry, listCommunities, listEntering, listEntriesOf,
  listOwnCommunities, syncCommunities,
} from './communities/queries.ts'
export { communityRecords } from './communities/input.ts'
export {
  confirmEnding, confirmNomination, confirmOwnEntries, type Nomination, refuseEnding,
  refuseNomination, registerEnding, registerNomination,
} from './contacts/actions.ts'
export {
  type Contact, type ContactRole, contactRoles, type ContactStatus, type Note, statusOf,
  type Waiting,
} from './contacts/contact.ts'
export {
  findNote, getContact, isNamed, listContacts, listDecisionsDue, listEntriesDue, listOwnContacts,
  listUndecided, listWaiting, type ToTell,
} from './contacts/queries.ts'
export { addDayOff, removeDayOff } from './holidays/actions.ts'
export type { DayOff, NewDayOff, Place } from './holidays/holiday.ts'
export { listDaysOff, listPlaces } from './holidays/queries.ts'
export { type DirectoryContent, readDirectory, syncDirectory } from './content.ts'
export { departmentCode, DepartmentMark, departmentName } from './department.tsx'
export { href, paths as directoryPaths } from './paths.ts'
export {
  type NewOrganization, type Organization, type OrganizationKind, organizationKinds,
} from './organizations/organization.ts'
export {
  findOrganization, getOrganization, insertOrganization, listOrganizations,
} from './organizations/queries.ts'
export { readExerciseDirectory, syncExerciseDirectory } from './people/content.ts'
export { addPerson, changeRole, endRole, letIn, type NewPerson } from './people/actions.ts'
export {
  exerciseId, type Member, type Membership, type Person, type Role, roles,
} from './people/people.ts'
export {
  addMembership, endMembership, endRolesOfPerson, endSessionsOf, findNames, findPerson,
  findPersonByEmail, findPersonOfAccount, getMember, getPersonOfAccount, listExercisePeople,
  listMembers, listPeopleOf, mayLetIn, setLanguages, setPhone, setShortcuts,
} from './people/queries.ts'
export { routes } from './routes.ts'
export { texts as directoryTexts } from './messages.ts'
export { getState, listObservers, listStates } from './states/queries.ts'
export type { Source, Standing, State, StateStatus } from './states/state.ts'
export { ActionTag } from './treaties/action-tag.tsx'
export { TreatyLink } from './treaties/index-page.tsx'
export { TileMap } from './states/tile-map.tsx'
export { getTopic, listTopics } from './topics/queries.ts'
export { type DepartmentId, departmentIds, type Topic } from './topics/topic.ts'
export {
  getTreaty, listAllParticipations, listParticipations, listParticipationsOf, listTreaties,
  listTreatiesByIds, listTreatiesOfTopic, listWholeTreaties,
} from './treaties/queries.ts'
export {
  isParty, type Participation, type Treaty, type TreatyAction, type TreatySummary,
} from './treaties/treaty.ts'
