// The foot of every page: where else to go, colours, and what the site is not.
import type { ComponentChildren } from 'preact'
import type { ShellContext } from '../../kernel/http/shell.ts'
import { href as directory } from '../../modules/directory/directory.ts'
import { exchangeHref, exchangeTexts } from '../../modules/exchange/exchange.ts'
import { href as library } from '../../modules/library/library.ts'
import type { Frame } from './layout.tsx'
import { texts } from './messages.ts'
import { href } from './paths.ts'

export function Footer(
  { frame: { site, trial }, context }: { frame: Frame, context: ShellContext },
) {
  const { language } = context
  const t = texts(language).footer
  return (
    <footer class="foot">
      <div class="wrap">
        <div class="grid g-4">
          <Column title={t.departments} items={(['cicad', 'dtoc', 'cicte', 'dsp'] as const).map((id) =>
            <a href={directory.department(language, id)}>{t[id]}</a>)} />
          <Column title={t.machines} items={[
            <a href={href.api(language)}>{t.api}</a>,
            <a href="/oai?verb=Identify">{t.harvest}</a>,
            <a href={library.feed(language)}>{t.feed}</a>,
            <a href={href.licence(language)}>{t.licence}</a>,
          ]} />
          <Column title={t.site} items={[
            <a href={exchangeHref.practices(language)}>
              {exchangeTexts(language).practices.title}
            </a>,
            <a href={href.contact(language)}>{t.contact}</a>,
            <a href={href.help(language)}>{t.help}</a>,
            <a href={href.accessibility(language)}>{t.accessibility}</a>,
            <a href={href.privacy(language)}>{t.privacy}</a>,
            <a href={href.status(language)}>{t.status}</a>,
            ...(site.sourceCode ? [<a href={site.sourceCode} rel="external">{t.source}</a>] : []),
          ]} />
          <ThemeForm context={context} />
        </div>
        <div class="foot__b">
          <p>{site.names[language]}</p>
          <p>{site.disclaimer[language]}</p>
          {trial && <p>{texts(language).trial}</p>}
        </div>
      </div>
    </footer>
  )
}

function Column({ title, items }: { title: string, items: ComponentChildren[] }) {
  return (
    <div>
      <h2>{title}</h2>
      <ul class="l">{items.map((item) => <li>{item}</li>)}</ul>
    </div>
  )
}

/** Light or dark, or as the device has it. */
export function ThemeForm({ context: { language, theme, path } }: { context: ShellContext }) {
  const t = texts(language).footer
  const choices = [['auto', t.themeAuto], ['light', t.themeLight], ['dark', t.themeDark]] as const
  return (
    <form class="theme" method="post" action="/theme">
      <fieldset>
        <legend>{t.theme}</legend>
        <input type="hidden" name="back" value={path} />
        {choices.map(([value, text]) => (
          <label>
            <input type="radio" name="theme" value={value} checked={value === (theme ??
              'auto')} /> {text}
          </label>
        ))}
      </fieldset>
      <button type="submit">{t.themeApply}</button>
    </form>
  )
}
