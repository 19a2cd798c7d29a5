// Keyboard shortcuts: which there are, and their switch (WCAG 2.2, 2.1.4).
import type { FormAnswer, FormRequest, FormSeal } from '../../../kernel/http/route.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Form, Submit } from '../../../kernel/ui/form.tsx'
import { setShortcuts } from '../../../modules/directory/directory.ts'
import { exchangeHref, exchangeTexts } from '../../../modules/exchange/exchange.ts'
import { texts as workspaceTexts } from '../messages.ts'
import { href } from '../paths.ts'
import { texts } from './messages.ts'

type Shortcut = {
  keys: string, text: string,
  /** An address, or what gets the focus, as kernel/ui/scripts/shortcuts.ts reads it. */
  to: string
}

/** Every shortcut: a key, or one after another. */
export function shortcutsOf(language: Language): Shortcut[] {
  const t = texts(language).shortcuts
  return [
    { keys: 'g h', to: href.home(language), text: workspaceTexts(language).home.title },
    { keys: 'g i', to: exchangeHref.inbox(language), text: exchangeTexts(language).inbox },
    { keys: 'g n', to: href.notices(language), text: texts(language).title },
    { keys: '/', to: 'focus #w-q', text: exchangeTexts(language).search },
    { keys: 'j', to: 'next .msg a', text: t.next },
    { keys: 'k', to: 'previous .msg a', text: t.previous },
    { keys: 'e', to: 'focus .readacts button', text: t.acknowledge },
    { keys: 'r', to: 'focus #replies textarea', text: t.reply },
    { keys: '?', to: `${href.noticeSettings(language)}#shortcuts`, text: t.help },
  ]
}

/** What the script of the page is given: what the keys do, by the keys. */
export const shortcutsAsData = (language: Language): string =>
  JSON.stringify(Object.fromEntries(shortcutsOf(language).map(({ keys, to }) => [keys, to])))

export function Shortcuts(
  { language, seal, on }: { language: Language, seal: FormSeal, on: boolean },
) {
  const t = texts(language).shortcuts
  return (
    <section id="shortcuts" aria-labelledby="h-shortcuts">
      <h2 id="h-shortcuts">{t.title}</h2>
      <p>{t.text}</p>
      <table class="tbl">
        <thead><tr><th scope="col">{t.keys}</th><th scope="col">{t.leads}</th></tr></thead>
        <tbody>
          {shortcutsOf(language).map((one) => (
            <tr>
              <th scope="row"><Keys language={language} keys={one.keys} /></th>
              <td>{one.to.startsWith('/') ? <a href={one.to}>{one.text}</a> : one.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Form action={href.shortcuts(language)} seal={seal}>
        <p class="switch">
          <label>
            <input type="checkbox" name="on" value="yes" checked={on} />
            {` ${t.on}`}
          </label>
        </p>
        <Submit secondary text={texts(language).settings.save} />
      </Form>
    </section>
  )
}

function Keys({ language, keys }: { language: Language, keys: string }) {
  const [first = '', second] = keys.split(' ')
  return <>{second === undefined ? first : texts(language).shortcuts.after({ first, second })}</>
}

/** POST /…/account/shortcuts */
export async function switchShortcuts(
  { form, writer, actor, language }: FormRequest,
): Promise<FormAnswer> {
  await setShortcuts(writer, actor.id, form.get('on') === 'yes')
  return { to: href.noticeSettings(language, { done: 'saved' }) }
}
