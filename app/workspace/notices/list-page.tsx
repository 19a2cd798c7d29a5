// What a person was told, the unread first; following one marks it read.
import { NotFound } from '../../../kernel/http/problem.ts'
import type {
  FileAnswer, FormAnswer, FormRequest, FormSeal, PageAnswer, PageRequest,
} from '../../../kernel/http/route.ts'
import { formatMoment } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { Notice } from '../../../kernel/notices/notice.ts'
import { getNotice, listNotices, markRead, pagesOf } from '../../../kernel/notices/queries.ts'
import { Pager } from '../../../kernel/ui/filters.tsx'
import { Form, Submit } from '../../../kernel/ui/form.tsx'
import { edgeOf, type Title, TlpMark } from '../../../modules/exchange/exchange.ts'
import { inWorkspace } from '../menu.tsx'
import { texts as workspaceTexts } from '../messages.ts'
import { href } from '../paths.ts'
import { readId, readPage } from './input.ts'
import { lookAt } from './means.ts'
import { texts } from './messages.ts'
import { wordsOf } from './words.ts'

type Shown = Notice & { isOpen: boolean, title: Title | undefined }

/** GET /…/w/notifications */
export async function noticesPage(
  { language, reader, actor, query, seal }: PageRequest,
): Promise<PageAnswer> {
  if (actor.kind !== 'person') throw new NotFound()
  const t = texts(language)
  const page = readPage(query)
  const { notices, total } = await listNotices(reader, actor.id, page)
  const looks = await lookAt(reader, notices, language)
  const shown = notices.map((notice): Shown =>
    ({ ...notice, isOpen: looks.has(notice.about), title: looks.get(notice.about) }))
  const home = { href: href.home(language), text: workspaceTexts(language).home.title }
  return {
    ...inWorkspace, ...edgeOf(language, shown.flatMap(({ title }) => title ? [title.tlp] : [])),
    title: t.title, trail: [home], query: { page: page > 1 ? page : undefined },
    main: (
      <>
        <div class="ihead notices-head">
          <div class="ihead__r">
            <h1>{t.title}</h1>
            {shown.some(({ readAt }) => readAt === null) && (
              <Form action={href.notices(language)} seal={seal}>
                <Submit secondary text={t.markAll} named={{ name: 'read', value: 'all' }} />
              </Form>
            )}
          </div>
          <p>{t.lead} <a href={href.noticeSettings(language)}>{t.choose}</a></p>
        </div>
        {shown.length === 0 && <p class="listfoot meta">{t.none}</p>}
        <ul class="msgs">
          {shown.map((notice) => <Row language={language} notice={notice} seal={seal} />)}
        </ul>
        <div class="listfoot"><Pages language={language} page={page} last={pagesOf(total)} /></div>
      </>
    ),
  }
}

function Row(
  { language, notice, seal }: { language: Language, notice: Shown, seal: FormSeal },
) {
  const t = texts(language)
  const { type, thing, from, until } = wordsOf(language, notice, notice.isOpen)
  const isNew = notice.readAt === null
  return (
    <li class={isNew ? 'msg msg--new' : 'msg'}>
      <div class="msg__t">
        {isNew && <span class="new">{t.unread}</span>}
        {notice.title && <TlpMark tlp={notice.title.tlp} />}
        <span>{type}</span>
        <time datetime={notice.createdAt.toISOString()}>
          {formatMoment(language, notice.createdAt)}
        </time>
      </div>
      <h2><a href={href.notice(language, notice.id)}>{thing}</a></h2>
      {notice.title && <p lang={notice.title.language}>{notice.title.text}</p>}
      <div class="msg__m">
        {from && <span>{from}</span>}
        {until && <span class="due">{until}</span>}
        {isNew && (
          <Form action={href.notices(language)} seal={seal}>
            <button type="submit" class="act" name="read" value={notice.id}
              aria-label={t.markOneOf({ what: `${type}, ${thing}` })}>{t.markOne}</button>
          </Form>
        )}
      </div>
    </li>
  )
}

function Pages({ language, page, last }: { language: Language, page: number, last: number }) {
  const t = texts(language)
  const to = (wanted: number) => href.notices(language, { page: wanted })
  return (
    <Pager
      texts={t} showing={t.showing({ page, last })}
      previous={page > 1 ? to(page - 1) : undefined} next={page < last ? to(page + 1) : undefined}
    />
  )
}

/** GET /…/w/notifications/{id}.open: on to what it is about, wherever that stands by now. */
export async function openNotice(
  { language, reader, actor, values }: PageRequest<{ id: string }>,
): Promise<FileAnswer> {
  if (actor.kind !== 'person') throw new NotFound()
  const notice = await getNotice(reader, actor.id, readId(values.id))
  return {
    body: null, type: 'text/plain', status: 303,
    headers: { location: notice.path[language], 'cache-control': 'private, no-store' },
    ...(notice.readAt === null && {
      record: (writer) => markRead(writer, actor.id, { id: notice.id }),
    }),
  }
}

/** POST /…/w/notifications: read=id, or read=all. */
export async function readNotices(
  { form, writer, actor, language }: FormRequest,
): Promise<FormAnswer> {
  if (actor.kind !== 'person') throw new NotFound()
  const which = form.get('read') ?? ''
  await markRead(writer, actor.id, which === 'all' ? 'all' : { id: readId(which) })
  return { to: href.notices(language) }
}
