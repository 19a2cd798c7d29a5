// On a machine that sends no mail: what would have been sent to the person who looks.
import { NotFound } from '../../../kernel/http/problem.ts'
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { formatMoment } from '../../../kernel/i18n/format.ts'
import { listMails } from '../../../kernel/mail/mail-queries.ts'
import { inWorkspace } from '../menu.tsx'
import { href } from '../paths.ts'
import { texts } from './messages.ts'

/** GET /…/w/mail */
export async function outboxPage({ language, reader, actor }: PageRequest): Promise<PageAnswer> {
  if (actor.kind !== 'person') throw new NotFound()
  const t = texts(language)
  const mails = await listMails(reader, actor.id)
  return {
    ...inWorkspace, title: t.outbox.title,
    trail: [{ href: href.notices(language), text: t.title }],
    main: (
      <div class="read">
        <h1>{t.outbox.title}</h1>
        <p>{t.outbox.lead}</p>
        {mails.length === 0 && <p class="meta">{t.outbox.none}</p>}
        {mails.map((mail) => (
          <section lang={mail.language}>
            <h2>{mail.subject}</h2>
            <p class="meta" lang={language}>
              {t.outbox.to({
                address: mail.address, moment: formatMoment(language, mail.createdAt),
              })}
            </p>
            <pre class="mailtext">{mail.body}</pre>
          </section>
        ))}
      </div>
    ),
  }
}
