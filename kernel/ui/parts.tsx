// Small pieces that many pages share. They know no domain word; texts come as properties.
import type { ComponentChildren } from 'preact'
import type { Language } from '../i18n/languages.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-paths.ts'

/** Titles of documents run to three lines; they are set smaller from this many characters on. */
const LONG_TITLE = 60

/** The title block of a page: h1, one line of facts, actions to the right. */
export function PageTitle(
  { title, lang, facts = [], actions, lead }: {
    title: string, lang?: Language | undefined, facts?: ComponentChildren[],
    actions?: ComponentChildren, lead?: string,
  },
) {
  const shown = facts.filter((fact) =>
    fact !== undefined && fact !== null && fact !== '' && fact !== false)
  return (
    <div class="wrap ptitle">
      <div class="ptitle__r">
        <div>
          <h1 class={title.length > LONG_TITLE ? 'h1 h1--long' : 'h1'} lang={lang}>{title}</h1>
          {shown.length > 0 && <p class="meta">{shown.map((fact) => <span>{fact}</span>)}</p>}
          {lead && <p class="lead ptitle__lead">{lead}</p>}
        </div>
        {actions && <div class="acts">{actions}</div>}
      </div>
    </div>
  )
}

/** A band across the page with a heading of its own. */
export function Section(
  { id, title, more, sand = false, children }: {
    id: string, title: string, more?: { href: string, text: string } | undefined,
    sand?: boolean, children: ComponentChildren,
  },
) {
  return (
    <section class={sand ? 'band band--sand' : 'band'} id={id} aria-labelledby={`h-${id}`}>
      <div class="wrap">
        <div class="sec-head">
          <h2 class="h2" id={`h-${id}`}>{title}</h2>
          {more && <a class="more" href={more.href}>{more.text} <Icon name="arrow-right" /></a>}
        </div>
        {children}
      </div>
    </section>
  )
}

/** A link that looks like a small button: downloads, print, formats. */
export function Action({ href, icon, text }: { href: string, icon: IconName, text: string }) {
  return <a class="act" href={href}><Icon name={icon} />{text}</a>
}

/** A short label; never the only carrier of a meaning. */
export function Tag(
  { text, kind }: { text: string, kind?: 'ok' | 'warn' | 'err' | 'info' | 'line' },
) {
  return <span class={kind ? `tag tag--${kind}` : 'tag'}>{text}</span>
}

/** A sentence the reader should not miss. */
export function Notice(
  { children, info = false }: { children: ComponentChildren, info?: boolean },
) {
  return <p class={info ? 'notice notice--info' : 'notice'}>{children}</p>
}

/** Terms and their values; entries without a value are left out. */
export function Facts({ entries }: { entries: [string, ComponentChildren][] }) {
  const shown = entries.filter(([, value]) =>
    value !== undefined && value !== null && value !== '' && value !== false)
  return (
    <dl class="dl">
      {shown.map(([term, value]) => <><dt>{term}</dt><dd>{value}</dd></>)}
    </dl>
  )
}

/** A list in one column with hairlines. */
export function PlainList({ items }: { items: ComponentChildren[] }) {
  return <ul class="plain">{items.map((item) => <li>{item}</li>)}</ul>
}

/** Where one comes from: sources as links, by host name. */
export function SourceList({ sources }: { sources: { url: string, note?: string | undefined }[] }) {
  return (
    <ul class="sources">
      {sources.map(({ url, note }) => (
        <li><a href={url} rel="external">{shortAddress(url)}</a>{note &&
          <span> · {note}</span>}</li>
      ))}
    </ul>
  )
}

function shortAddress(url: string): string {
  const text = url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')
  return text.length > 70 ? `${text.slice(0, 69)}…` : text
}
