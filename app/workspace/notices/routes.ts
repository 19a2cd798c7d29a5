// Every address of notifications, and who may call it.
import { form, format, page, type Route } from '../../../kernel/http/route.ts'
import { paths } from '../paths.ts'
import { noticesPage, openNotice, readNotices } from './list-page.tsx'
import { outboxPage } from './outbox-page.tsx'
import { saveChoices, sendTest, settingsPage } from './settings-page.tsx'
import { switchShortcuts } from './shortcuts.tsx'

/** `keptHere`: mails are shown in the browser and not sent. */
export function noticeRoutes(keptHere: boolean): Route[] {
  const audience = 'signed-in'
  return [
    page({ name: 'notices', path: paths.notices, audience, handle: noticesPage }),
    form({ name: 'notices-read', path: paths.notices, audience, handle: readNotices }),
    format({ name: 'notice-open', path: paths.notice, extension: 'open', audience,
      handle: openNotice }),
    page({ name: 'notice-settings', path: paths.noticeSettings, audience,
      handle: settingsPage(keptHere) }),
    form({ name: 'notice-settings-save', path: paths.noticeSettings, audience,
      handle: saveChoices(keptHere) }),
    form({ name: 'notice-test', path: paths.noticeTest, audience, handle: sendTest }),
    form({ name: 'shortcuts', path: paths.shortcuts, audience, handle: switchShortcuts }),
    ...(keptHere ? [page({ name: 'mail', path: paths.mail, audience, handle: outboxPage })] : []),
  ]
}
