// The mail about notices: number, kind and link; a title only where it may leave the workspace.
import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { Addressee, Line } from '../../../kernel/notices/plan.ts'
import { href } from '../paths.ts'
import { texts } from './messages.ts'
import { type Words, wordsOf } from './words.ts'

type Site = { origin: string, platform: string }
type Told = Words & { title: string | undefined, link: string, isRestricted: boolean }

/** Subject, plain text and simple HTML. */
export function composeMail(
  site: Site, to: Addressee, lines: Line[],
): { subject: string, body: string, html: string } {
  const { language } = to
  const told = lines.map((line): Told => ({
    ...wordsOf(language, line, line.isOpen), title: line.title,
    link: site.origin + line.path[language], isRestricted: line.restricted,
  }))
  const frame = frameOf(site, to, told)
  return {
    subject: subjectOf(to, told),
    body: plainText(frame, told),
    html: `<!doctype html>${renderToString(<Mail language={language} frame={frame} told={told} />)}`,
  }
}

function subjectOf({ language, exercise }: Addressee, told: Told[]): string {
  const t = texts(language).mail
  const [first] = told
  const subject = first && told.length === 1
    ? t.subject(first) : t.subjectMany({ count: told.length })
  return exercise ? `[${t.exercise}] ${subject}` : subject
}

type Frame = {
  exercise: string | undefined, intro: string, restricted: string | undefined, open: string,
  why: string, change: string, settings: string, noReply: string,
}

function frameOf({ origin, platform }: Site, to: Addressee, told: Told[]): Frame {
  const { language, exercise, name } = to
  const t = texts(language).mail
  return {
    exercise: exercise ? t.exerciseText : undefined,
    intro: t.intro({ count: told.length, name }),
    restricted: told.some(({ isRestricted }) => isRestricted) ? t.restricted : undefined,
    open: t.open,
    why: t.why({ platform }),
    change: t.change,
    settings: origin + href.noticeSettings(language),
    noReply: t.noReply,
  }
}

function plainText(frame: Frame, told: Told[]): string {
  const { exercise, intro, restricted, why, change, settings, noReply } = frame
  const things = told.map(({ type, thing, title, from, until, link }) =>
    [`* ${type}`, ...[thing, title, from, until, link].filter(isThere).map((line) => `  ${line}`)]
      .join('\n'))
  return [
    [exercise, intro].filter(isThere).join('\n'), ...things, restricted,
    ['-- ', why, `${change} ${settings}`, noReply].join('\n'), '',
  ].filter((part) => part !== undefined).join('\n\n')
}

const isThere = (part: string | undefined) => part !== undefined && part !== ''

function Mail(
  { language, frame, told }: { language: Language, frame: Frame, told: Told[] },
) {
  return (
    <html lang={language}>
      <head><meta charset="utf-8" /></head>
      <body>
        {frame.exercise && <p><strong>{frame.exercise}</strong></p>}
        <p>{frame.intro}</p>
        <ul>{told.map((one) => <Item frame={frame} one={one} />)}</ul>
        {frame.restricted && <p>{frame.restricted}</p>}
        <hr />
        <p><small>{frame.why} {frame.noReply}</small></p>
        <p><small>{frame.change} <a href={frame.settings}>{frame.settings}</a></small></p>
      </body>
    </html>
  )
}

function Item({ frame, one }: { frame: Frame, one: Told }) {
  const facts: ComponentChildren[] = [one.title, one.from, one.until].filter(isThere)
  return (
    <li>
      <p>
        <strong>{one.type}</strong><br />
        {one.thing}{facts.map((fact) => <><br />{fact}</>)}<br />
        <a href={one.link}>{frame.open}</a>
      </p>
    </li>
  )
}
