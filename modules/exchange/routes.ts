// Every address of the exchange, and who may call it. What changes who may read something asks for
// a person who has just signed again.
import { form, format, page, type Route, upload } from '../../kernel/http/route.ts'
import { downloadFile } from './attachments/api.ts'
import {
  BYTES_AT_ONCE, FILE_BYTES_MAX, type FileMeans, FILES_AT_ONCE,
} from './attachments/attachment.ts'
import { addFiles, removeFile } from './attachments/draft-files.tsx'
import { filesPage } from './attachments/files-page.tsx'
import { sourcePage, takeOverFile } from './attachments/source-page.tsx'
import { exportInbox } from './inbox/export.tsx'
import { inboxPage } from './inbox/inbox-page.tsx'
import { changeMarking, markingPage } from './items/marking-page.tsx'
import { itemPage } from './items/item-page.tsx'
import { changeLife, decide, end, endPage, issue } from './items/life-forms.tsx'
import { preferencesPage, savePreferences } from './items/preferences.tsx'
import { acknowledge, askOwner, reply, sight } from './items/reader-forms.tsx'
import { paths } from './paths.ts'
import { practicePage, practicesPage } from './proposals/practice-pages.tsx'
import { decideItem, deskPage, proposeItem } from './proposals/desk-page.tsx'
import { changeReaders, recipientsPage } from './recipients/recipients-page.tsx'
import { readersPage } from './records/readers-page.tsx'
import { changeTranslations } from './translations/translation-forms.tsx'
import { deliver, translatePage } from './translations/translation-pages.tsx'
import { begin, newPage } from './versions/new-page.tsx'
import { addLanguage } from './versions/language-form.tsx'
import { draftPage } from './versions/review-page.tsx'
import { saveStep, stepPage } from './versions/step-page.tsx'
import { changeViews, viewsPage } from './views/views-page.tsx'
import { versionsPage } from './versions/versions-page.tsx'
import type { Translate } from './words/word.ts'

// The first that fits an address answers: "new" is a word before it is the id of an item.
export const exchangeRoutes = (means: FileMeans, translate: Translate): Route[] => [
  ...publicRoutes(), ...writingRoutes(), ...fileRoutes(means), ...owningRoutes(means),
  ...readingRoutes(translate), ...deskRoutes(),
]

function fileRoutes(means: FileMeans): Route[] {
  const audience = 'signed-in'
  return [
    page({ name: 'files', path: paths.files, audience, handle: filesPage(means) }),
    upload({ name: 'files-add', path: paths.files, audience,
      limits: { files: FILES_AT_ONCE, bytesMax: FILE_BYTES_MAX, allBytesMax: BYTES_AT_ONCE },
      handle: addFiles(means) }),
    format({ name: 'attachment', path: paths.file, extension: '', audience,
      handle: downloadFile(means.store) }),
    form({ name: 'files-remove', path: paths.file, audience, handle: removeFile }),
    page({ name: 'files-source', path: paths.sourceFiles, audience, handle: sourcePage }),
    form({ name: 'files-take-over', path: paths.sourceFiles, audience,
      handle: takeOverFile(means) }),
  ]
}

function publicRoutes(): Route[] {
  return [
    page({ name: 'practices', path: paths.practices, audience: 'everyone',
      handle: practicesPage }),
    page({ name: 'practice', path: paths.practice, audience: 'everyone', handle: practicePage }),
  ]
}

function readingRoutes(translate: Translate): Route[] {
  const audience = 'signed-in'
  return [
    page({ name: 'inbox', path: paths.inbox, audience, handle: inboxPage(translate) }),
    format({ name: 'inbox-export', path: paths.inbox, extension: 'csv', audience: 'stepped-up',
      handle: exportInbox(translate) }),
    page({ name: 'views', path: paths.views, audience, handle: viewsPage }),
    form({ name: 'views-change', path: paths.views, audience, handle: changeViews }),
    page({ name: 'item', path: paths.item, audience, handle: itemPage }),
    page({ name: 'item-versions', path: paths.versions, audience, handle: versionsPage }),
    form({ name: 'acknowledge', path: paths.acknowledgements, audience, handle: acknowledge }),
    form({ name: 'reply', path: paths.replies, audience, handle: reply }),
    form({ name: 'sighting', path: paths.sightings, audience, handle: sight }),
    form({ name: 'onward-ask', path: paths.onward, audience, handle: askOwner }),
  ]
}

function writingRoutes(): Route[] {
  const audience = 'signed-in'
  return [
    page({ name: 'share', path: paths.fresh, audience, handle: newPage }),
    form({ name: 'share-begin', path: paths.fresh, audience, handle: begin }),
    page({ name: 'draft', path: paths.draft, audience, handle: draftPage }),
    form({ name: 'draft-language', path: paths.draft, audience, handle: addLanguage }),
    page({ name: 'draft-step', path: paths.step, audience, handle: stepPage }),
    form({ name: 'draft-save', path: paths.step, audience, handle: saveStep }),
  ]
}

function owningRoutes(means: FileMeans): Route[] {
  const [audience, again] = ['signed-in', 'stepped-up'] as const
  return [
    form({ name: 'life', path: paths.life, audience, handle: changeLife }),
    form({ name: 'issue', path: paths.issue, audience: again, handle: issue }),
    page({ name: 'end', path: paths.end, audience, handle: endPage }),
    form({ name: 'end-item', path: paths.end, audience: again, handle: end }),
    page({ name: 'readers', path: paths.readers, audience, handle: readersPage }),
    page({ name: 'marking', path: paths.marking, audience, handle: markingPage }),
    form({ name: 'marking-change', path: paths.marking, audience: again, handle: changeMarking }),
    page({ name: 'recipients', path: paths.recipients, audience, handle: recipientsPage }),
    form({ name: 'recipients-change', path: paths.recipients, audience: again,
      handle: changeReaders }),
    form({ name: 'onward-decision', path: paths.onwardDecision, audience: again, handle: decide }),
    form({ name: 'translations', path: paths.translations, audience: again,
      handle: changeTranslations }),
    form({ name: 'proposal', path: paths.proposal, audience: again, handle: proposeItem }),
    page({ name: 'preferences', path: paths.preferences, audience,
      handle: preferencesPage(means) }),
    form({ name: 'preferences-save', path: paths.preferences, audience: again,
      handle: savePreferences }),
  ]
}

function deskRoutes(): Route[] {
  const audience = 'signed-in'
  return [
    page({ name: 'desk-exchange', path: paths.deskWork, audience, handle: deskPage }),
    page({ name: 'translate', path: paths.translation, audience, handle: translatePage }),
    form({ name: 'translate-deliver', path: paths.translation, audience, handle: deliver }),
    form({ name: 'proposal-decision', path: paths.decision, audience: 'stepped-up',
      handle: decideItem }),
  ]
}
