// Every address of the desk and of an organization's administration, and who may call it. Pages are
// for whom the handler finds to be of the desk or an administrator; forms ask once more who it is.
import { form, page, type Route } from '../../kernel/http/route.ts'
import { changeDaysOff, daysOffPage } from './days-off-page.tsx'
import { deskContactsPage } from './desk-contacts-page.tsx'
import { endContact, endingPage } from './desk-ending-page.tsx'
import { enteringPage, leadIn } from './desk-entering-page.tsx'
import { registerNote } from './desk-note.ts'
import { notePage } from './desk-note-page.tsx'
import { decide, deskPage } from './desk-page.tsx'
import { deskPaths as paths } from './desk-paths.ts'
import { firstCodePage, takeFirst } from './first-code-page.tsx'
import { askForEntry } from './joining.tsx'
import { changeReach, reachPage } from './reach-page.tsx'
import { addingPage, addToTeam } from './team-adding-page.tsx'
import { changeMember, memberPage } from './team-member-page.tsx'
import { organizationPage, organizationsPage } from './team-page.tsx'

export const deskRoutes: Route[] = [
  page({ name: 'desk', path: paths.desk, audience: 'signed-in', handle: deskPage }),
  form({ name: 'desk-decision', path: paths.decisions, audience: 'stepped-up', handle: decide }),
  page({ name: 'desk-note', path: paths.note, audience: 'signed-in', handle: notePage }),
  form({ name: 'desk-note-register', path: paths.note, audience: 'stepped-up',
    handle: registerNote }),
  page({ name: 'desk-contacts', path: paths.contacts, audience: 'signed-in',
    handle: deskContactsPage }),
  page({ name: 'contact-ending', path: paths.ending, audience: 'signed-in', handle: endingPage }),
  form({ name: 'contact-end', path: paths.ending, audience: 'stepped-up', handle: endContact }),
  page({ name: 'desk-entering', path: paths.entering, audience: 'signed-in',
    handle: enteringPage }),
  form({ name: 'desk-lead-in', path: paths.entering, audience: 'stepped-up', handle: leadIn }),
  page({ name: 'desk-days-off', path: paths.daysOff, audience: 'signed-in', handle: daysOffPage }),
  form({ name: 'desk-days-off-change', path: paths.daysOff, audience: 'stepped-up',
    handle: changeDaysOff }),
  form({ name: 'joining', path: paths.joining, audience: 'stepped-up', handle: askForEntry }),
  page({ name: 'organizations', path: paths.organizations, audience: 'signed-in',
    handle: organizationsPage }),
  page({ name: 'organization', path: paths.organization, audience: 'signed-in',
    handle: organizationPage }),
  page({ name: 'person-adding', path: paths.adding, audience: 'signed-in', handle: addingPage }),
  form({ name: 'person-add', path: paths.adding, audience: 'stepped-up', handle: addToTeam }),
  page({ name: 'member', path: paths.member, audience: 'signed-in', handle: memberPage }),
  form({ name: 'member-change', path: paths.member, audience: 'stepped-up',
    handle: changeMember }),
  page({ name: 'reach', path: paths.reach, audience: 'signed-in', handle: reachPage }),
  form({ name: 'reach-change', path: paths.reach, audience: 'stepped-up', handle: changeReach }),
  page({ name: 'first-code', path: paths.first, audience: 'everyone', handle: firstCodePage }),
  form({ name: 'first-code-take', path: paths.first, audience: 'everyone', as: 'sign-in',
    handle: takeFirst }),
]
